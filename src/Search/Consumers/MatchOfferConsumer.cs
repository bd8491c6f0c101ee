using Marketplace.Contracts.Offers;
using Marketplace.Platform.Messaging;
using Marketplace.Search.Data;
using Marketplace.Search.Matching;
using Marketplace.Search.Matching.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Consumers;

/// <summary>Remembers who answered what. Only once offers are opened: before, that a company offered at all is sealed.</summary>
internal sealed class MatchOfferConsumer(SearchDbContext db, MatchEngine engine) : IConsume<OfferChanged>
{
    public async Task Consume(OfferChanged message, CancellationToken ct)
    {
        if (message.State is not (OfferState.Opened or OfferState.Evaluated or OfferState.Selected or OfferState.NotSelected)) return;
        if (await db.Set<StoredAnswer>().AnyAsync(a => a.OfferId == message.Id, ct)) return;
        db.Add(new StoredAnswer { OfferId = message.Id, ChallengeId = message.ChallengeId, CompanyId = message.CompanyId, OpenedAt = message.OccurredAt });
        engine.PutAnswer(message.Id, message.ChallengeId, message.CompanyId, message.OccurredAt);
    }
}
