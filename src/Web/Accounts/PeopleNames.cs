using Marketplace.Web.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Web.Accounts;

/// <summary>What to call people of whom a service knows the id alone.</summary>
public sealed class PeopleNames(WebDbContext db)
{
    /// <summary>The display name, or the e-mail address of who has none; who has no account any more is left out.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> OfAsync(IEnumerable<Guid> people, CancellationToken ct)
    {
        var ids = people.Distinct().ToList();
        if (ids.Count == 0) return new Dictionary<Guid, string>();
        var known = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id) && p.ErasedAt == null).Select(p => new { p.Id, p.DisplayName, p.Email }).ToListAsync(ct);
        return known.ToDictionary(p => p.Id, p => string.IsNullOrWhiteSpace(p.DisplayName) ? p.Email ?? "" : p.DisplayName);
    }
}
