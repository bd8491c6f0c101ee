using Marketplace.Contracts.Companies;
using Marketplace.Web.Data;
using Marketplace.Web.Persian;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Web.Accounts;

/// <summary>
/// Ends an account: name, address, password and every other key to it are gone, other services are told to forget them. The bare id stays,
/// because records of what was done must go on pointing somewhere.
/// </summary>
public sealed class Erasure(UserManager<Person> people, ICompaniesApi companies, WebDbContext db, TimeProvider clock)
{
    /// <summary>Leaves every company and erases the account.</summary>
    /// <returns>Null when it is done; otherwise the name of a company that would be left without an owner, and nothing has happened.</returns>
    public async Task<string?> EraseAsync(Person person, CancellationToken ct)
    {
        var memberships = await companies.Memberships(ct);
        foreach (var owned in memberships.Where(m => m.Role == MemberRole.Owner))
            if (!(await companies.Get(owned.CompanyId, ct)).Members.Any(m => m.Role == MemberRole.Owner && m.PersonId != person.Id))
                return Languages.Current.Pick(owned.NameFa, owned.NameEn ?? owned.NameFa);
        foreach (var membership in memberships) await companies.RemoveMember(membership.CompanyId, person.Id, ct);

        await db.Set<IdentityUserToken<Guid>>().Where(t => t.UserId == person.Id).ExecuteDeleteAsync(ct);
        await db.Set<IdentityUserPasskey<Guid>>().Where(k => k.UserId == person.Id).ExecuteDeleteAsync(ct);
        (person.DisplayName, person.PasswordHash, person.ActingFor, person.TwoFactorEnabled, person.Roles) = ("", null, null, false, []);
        (person.Email, person.EmailConfirmed, person.ErasedAt) = ($"erased-{person.Id:N}@erased.invalid", false, clock.GetUtcNow());
        person.UserName = person.Email;
        // A new stamp ends every session; the same save tells the other services.
        await people.UpdateSecurityStampAsync(person);
        return null;
    }
}
