using System.Security.Claims;
using Marketplace.Contracts.Companies;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using ClaimNames = Marketplace.Platform.Access.Claim;

namespace Marketplace.Web.Sessions;

/// <summary>
/// What a session knows: the person, the company acted for as Companies knows it now, and the roles. Read at sign-in, at a switch of
/// company and at least once a minute.
/// </summary>
public sealed class SessionClaims(ICompaniesApi companies, IOptions<IdentityOptions> options, ILogger<SessionClaims> log) : IUserClaimsPrincipalFactory<Person>
{
    private static readonly string[] OfCompany =
        [ClaimNames.Company, ClaimNames.CompanyRole, SessionClaim.CompanyNameFa, SessionClaim.CompanyNameEn, SessionClaim.Seeks, SessionClaim.Solves,
        SessionClaim.HasOtherCompanies];

    /// <inheritdoc />
    public async Task<ClaimsPrincipal> CreateAsync(Person user)
    {
        var session = new ClaimsIdentity(IdentityConstants.ApplicationScheme, ClaimNames.Name, ClaimNames.Role);
        session.AddClaim(new(ClaimNames.Subject, user.Id.ToString()));
        session.AddClaim(new(ClaimNames.Name, user.DisplayName));
        session.AddClaim(new(options.Value.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp!));
        session.AddClaims(user.Roles.Select(r => new Claim(SessionClaim.Appointed, r.ToString())));
        var principal = new ClaimsPrincipal(session);
        try
        {
            using var _ = ActingAs.Person(principal);
            var memberships = await companies.Memberships();
            var acting = Choose(memberships, user.ActingFor);
            if (acting is not null) Add(session, acting);
            if (memberships.Any(m => m.CompanyId != acting?.CompanyId)) session.AddClaim(new(SessionClaim.HasOtherCompanies, "true"));
        }
        catch (Exception e) when (Unanswered.Is(e))
        {
            log.LogWarning("Memberships could not be read: {Error}", e.GetType().Name);
            session.AddClaim(new(SessionClaim.CompanyUnknown, "true"));
        }

        return principal;
    }

    /// <summary>While Companies does not answer, a session goes on acting for whom it acted; services judge by their own members.</summary>
    public static void KeepCompany(ClaimsPrincipal before, ClaimsPrincipal renewed)
    {
        if (!renewed.HasClaim(c => c.Type == SessionClaim.CompanyUnknown)) return;
        ((ClaimsIdentity)renewed.Identity!).AddClaims(before.Claims.Where(c => OfCompany.Contains(c.Type)).Select(c => c.Clone()));
    }

    /// <summary>The company chosen, if the person still belongs to it; without a choice the first one.</summary>
    public static Membership? Choose(IReadOnlyList<Membership> memberships, Guid? chosen) =>
        memberships.FirstOrDefault(m => chosen is null || m.CompanyId == chosen);

    private static void Add(ClaimsIdentity session, Membership membership)
    {
        session.AddClaim(new(ClaimNames.Company, membership.CompanyId.ToString()));
        session.AddClaim(new(ClaimNames.CompanyRole, membership.Role.ToString()));
        session.AddClaim(new(SessionClaim.CompanyNameFa, membership.NameFa));
        session.AddClaim(new(SessionClaim.CompanyNameEn, membership.NameEn ?? membership.NameFa));
        if (membership.Kind != CompanyKind.ProgrammeBody) session.AddClaim(new(SessionClaim.Seeks, "true"));
        if (membership.MaySolve || membership.Kind is not (CompanyKind.SmallIndustry or CompanyKind.ProgrammeBody)) session.AddClaim(new(SessionClaim.Solves, "true"));
    }
}
