using Marketplace.Contracts.Programme;
using Marketplace.Web.Accounts;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Programme;

/// <summary>The programme in figures, each beside the figure to beat where there is one.</summary>
[Authorize(Policy = SitePolicies.Programme)]
public sealed class KpisModel(IProgrammeApi programme) : PageModel
{
    public Kpis Kpis { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => Kpis = await programme.Kpis(ct);
}
