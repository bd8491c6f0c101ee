using Marketplace.Companies.Data;
using Marketplace.Contracts.Accounts;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Consumers;

/// <summary>Members carry the name their person goes by now; an erased person has none.</summary>
internal sealed class MemberNameConsumer(CompaniesDbContext db) : IConsume<PersonChanged>
{
    public async Task Consume(PersonChanged message, CancellationToken ct)
    {
        foreach (var company in await db.Companies.Where(c => c.Members.Any(m => m.PersonId == message.Id)).ToListAsync(ct))
            company.NameMember(message.Id, message.Erased ? "" : message.DisplayName, message.Version);
    }
}
