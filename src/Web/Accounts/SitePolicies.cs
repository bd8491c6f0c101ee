using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Identity;

namespace Marketplace.Web.Accounts;

/// <summary>
/// Who may open a page. Every page names one of these or is marked <c>[AllowAnonymous]</c>. They read the cookie's session, which holds
/// the same claims as an access token, so a page may ask <c>Caller.Of(User)</c>. What a person may see of it is the services' decision.
/// </summary>
public static class SitePolicies
{
    /// <summary>Anybody signed in.</summary>
    public const string Person = "Site.Person";

    /// <summary>Acts for a company, in any role.</summary>
    public const string Member = "Site.Member";

    /// <summary>May write for a company.</summary>
    public const string Editor = "Site.Editor";

    /// <summary>Decides for a company.</summary>
    public const string Owner = "Site.Owner";

    public const string Officer = "Site.Officer";

    /// <summary>Officers and council members.</summary>
    public const string Programme = "Site.Programme";

    /// <summary>Acts for a company, or sees the programme.</summary>
    public const string MemberOrProgramme = "Site.MemberOrProgramme";

    public const string Administrator = "Site.Administrator";

    internal static void Add(IServiceCollection services)
    {
        var builder = services.AddAuthorizationBuilder();
        void Policy(string name, Func<Caller, bool> allows) => builder.AddPolicy(name, p => p
            .AddAuthenticationSchemes(IdentityConstants.ApplicationScheme).RequireAuthenticatedUser().RequireAssertion(c => allows(Caller.Of(c.User))));

        Policy(Person, c => c.PersonId is not null);
        Policy(Member, c => c.CompanyRole >= MemberRole.Viewer);
        Policy(Editor, c => c.CompanyRole >= MemberRole.Editor);
        Policy(Owner, c => c.CompanyRole == MemberRole.Owner);
        Policy(Officer, c => c.IsOfficer);
        Policy(Programme, c => c.SeesProgramme);
        Policy(MemberOrProgramme, c => c.CompanyRole is not null || c.SeesProgramme);
        Policy(Administrator, c => c.Roles.Contains(ProgrammeRole.Administrator));
    }
}
