namespace Marketplace.Web.Shell;

/// <summary>What a person does here; decides the main menu.</summary>
public enum ShellRole
{
    Seeker,
    Solver,
    Evaluator,
    Officer,
    Council,
    Administrator,
}

/// <summary>
/// What the masthead says about the person signed in. Accounts sets it on each request with
/// <c>context.Features.Set(state)</c>; a request without one is anonymous.
/// </summary>
/// <param name="PersonName">The person's name as shown.</param>
/// <param name="ActingFor">The company acted for, or what the person is here, such as "programme officer"; null for neither.</param>
/// <param name="Roles">Roles in the order their menus are shown.</param>
/// <param name="Unread">Unread notifications.</param>
/// <param name="HasOtherCompanies">Whether the person may act for another company instead.</param>
public sealed record ShellState(string PersonName, string? ActingFor, IReadOnlyList<ShellRole> Roles, int Unread, bool HasOtherCompanies = false)
{
    /// <summary>The state of a request; null when nobody is signed in.</summary>
    public static ShellState? Of(HttpContext context) => context.Features.Get<ShellState>();
}
