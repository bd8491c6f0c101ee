using Marketplace.Companies.Data;
using Marketplace.Companies.Domain;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>
/// What a caller is to a company. Of persons this service's own members are the truth: a token may be minutes old. A company's own system
/// is no member; it acts in the role its token names.
/// </summary>
internal static class Standing
{
    public static MemberRole? RoleOf(this Company company, Caller caller) => caller.PersonId is { } person
        ? company.Members.FirstOrDefault(m => m.PersonId == person)?.Role
        : caller.CompanyId == company.Id ? caller.CompanyRole : null;

    /// <summary>The caller's own company; null where it is not.</summary>
    /// <exception cref="RuleException">It is, but the role there does not suffice.</exception>
    public static async Task<Company?> OwnAsync(this CompaniesDbContext db, Caller caller, Guid id, MemberRole atLeast, CancellationToken ct)
    {
        var (person, system) = (caller.PersonId, caller.PersonId is null && caller.CompanyId == id);
        var company = await db.Companies.SingleOrDefaultAsync(c => c.Id == id && (system || c.Members.Any(m => m.PersonId == person)), ct);
        if (company is null || company.RoleOf(caller) >= atLeast) return company;
        throw new RuleException("company.role_too_low") { Kind = RuleKind.Forbidden };
    }
}
