using Marketplace.Contracts.Accounts;
using Marketplace.Platform.Messaging;
using Marketplace.Search.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Consumers;

/// <summary>With an erased person go the searches they kept.</summary>
internal sealed class ErasedPersonConsumer(SearchDbContext db) : IConsume<PersonChanged>
{
    public async Task Consume(PersonChanged message, CancellationToken ct)
    {
        if (message.Erased) db.SavedSearches.RemoveRange(await db.SavedSearches.Where(s => s.PersonId == message.Id).ToListAsync(ct));
    }
}
