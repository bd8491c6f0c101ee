using Marketplace.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Admin;

/// <summary>How the parts of the product are, and the way to its jobs.</summary>
[Authorize(Policy = SitePolicies.Administrator)]
public sealed class SystemModel(ServiceHealths healths) : PageModel
{
    public IReadOnlyList<ServiceHealth> Processes { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Processes = await healths.AskAsync(ct);

    /// <summary>The look of a state.</summary>
    public static string Css(string state) => state switch { "up" => "done", "degraded" => "run", _ => "warn" };
}
