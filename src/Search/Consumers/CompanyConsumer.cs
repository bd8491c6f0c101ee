using Marketplace.Contracts.Companies;
using Marketplace.Platform.Messaging;
using Marketplace.Search.Data;
using Marketplace.Search.Documents;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Consumers;

/// <summary>Keeps the newest public state of each company.</summary>
internal sealed class CompanyConsumer(SearchDbContext db, TimeProvider clock) : IConsume<CompanyChanged>
{
    public async Task Consume(CompanyChanged message, CancellationToken ct)
    {
        var document = await db.Documents.SingleOrDefaultAsync(d => d.Id == message.Id, ct);
        if (document is null) db.Documents.Add(document = SearchDocument.Of(message, clock.GetUtcNow()));
        else if (message.Version > document.SourceVersion) document.Change(message, clock.GetUtcNow());
        else return;
        db.TakesNewPlace(document);
    }
}
