using System.Security.Claims;
using Marketplace.Contracts.Accounts;
using Marketplace.Platform.Access;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Marketplace.Web.Shell;
using Marketplace.Web.Site;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Sessions;

/// <summary>Tells the masthead of each page who is signed in.</summary>
public sealed class ShellStates(UnreadCounts unread, PanelSeats seats, IStringLocalizer<AccountText> texts)
{
    /// <summary>Sets <see cref="ShellState"/> where the request is for a page and somebody is signed in.</summary>
    public static async Task Invoke(HttpContext context, RequestDelegate next)
    {
        if (SitePaths.IsPage(context) && Caller.Of(context.User) is { PersonId: { } person } caller)
        {
            var states = context.RequestServices.GetRequiredService<ShellStates>();
            context.Features.Set(await states.OfAsync(context.User, caller, person, context.RequestAborted));
        }

        await next(context);
    }

    private async Task<ShellState> OfAsync(ClaimsPrincipal user, Caller caller, Guid person, CancellationToken ct)
    {
        var company = user.FindFirstValue(Languages.Current.Pick(SessionClaim.CompanyNameFa, SessionClaim.CompanyNameEn));
        var roles = RolesOf(user, caller);
        if (roles.Count == 0 && company is null && await seats.HasAnyAsync(person, ct)) roles = [ShellRole.Evaluator];
        var part = caller.Roles.Count > 0 ? texts["Role." + caller.Roles.Min()].Value : roles is [ShellRole.Evaluator] ? texts["Role.Evaluator"].Value : null;
        return new ShellState(caller.DisplayName, company ?? part, roles, await unread.OfAsync(person, ct), user.HasClaim(SessionClaim.HasOtherCompanies, "true"));
    }

    /// <summary>The menus of a session, the programme's first; a company that solves is led there before to its needs.</summary>
    public static IReadOnlyList<ShellRole> RolesOf(ClaimsPrincipal user, Caller caller)
    {
        var roles = new List<ShellRole>();
        if (caller.Roles.Contains(ProgrammeRole.Officer)) roles.Add(ShellRole.Officer);
        if (caller.Roles.Contains(ProgrammeRole.Council)) roles.Add(ShellRole.Council);
        if (caller.Roles.Contains(ProgrammeRole.Administrator)) roles.Add(ShellRole.Administrator);
        if (user.HasClaim(SessionClaim.Solves, "true")) roles.Add(ShellRole.Solver);
        if (user.HasClaim(SessionClaim.Seeks, "true")) roles.Add(ShellRole.Seeker);
        return roles;
    }
}
