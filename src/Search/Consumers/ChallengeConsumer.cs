using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Messaging;
using Marketplace.Search.Data;
using Marketplace.Search.Documents;
using Marketplace.Search.Saved;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Consumers;

/// <summary>Keeps the newest public state of each challenge, and tells those whose saved searches it answers.</summary>
internal sealed class ChallengeConsumer(SearchDbContext db, SavedSearchAlerts alerts, TimeProvider clock) : IConsume<ChallengeChanged>
{
    public async Task Consume(ChallengeChanged message, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == message.Id, ct);
        if (document is null) db.Documents.Add(document = SearchDocument.Of(message, now));
        else if (message.Version > document.SourceVersion) document.Change(message, now);
        else return;
        db.TakesNewPlace(document);

        if (message.State == ChallengeState.Published) await alerts.AddAsync(db, document, now, ct);
    }
}
