using Marketplace.Contracts.Offers;
using Marketplace.Platform.Messaging;
using Marketplace.Search.Data;
using Marketplace.Search.Matching.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Consumers;

/// <summary>Remembers who has won and who has work in hand.</summary>
internal sealed class MatchAgreementConsumer(SearchDbContext db) : IConsume<AgreementChanged>
{
    public async Task Consume(AgreementChanged message, CancellationToken ct)
    {
        var agreement = await db.Set<StoredAgreement>().SingleOrDefaultAsync(a => a.Id == message.Id, ct);
        if (agreement?.Version >= message.Version) return;
        if (agreement is null) db.Add(agreement = new StoredAgreement { Id = message.Id });
        (agreement.Version, agreement.ChallengeId, agreement.SolverId, agreement.State) = (message.Version, message.ChallengeId, message.SolverId, message.State);
    }
}
