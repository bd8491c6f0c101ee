using Marketplace.Contracts;
using Marketplace.Contracts.Companies;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Programme;

/// <summary>Companies that wait to be verified, and by filter those in any other state.</summary>
[Authorize(Policy = SitePolicies.Officer)]
public sealed class VerificationModel(ICompaniesApi companies) : PageModel
{
    /// <summary>States an officer looks for, the queue first.</summary>
    public static readonly IReadOnlyList<CompanyState> Shown = [CompanyState.Submitted, CompanyState.Returned, CompanyState.Suspended, CompanyState.Verified];

    public Page<CompanyRow> Rows { get; private set; } = new([], 0, 1, 20);
    public CompanyState State { get; private set; }
    public string? Q { get; private set; }

    public async Task OnGetAsync(CompanyState? state, string? q, [FromQuery(Name = ListUrl.Page)] int number = 1, CancellationToken ct = default)
    {
        State = state ?? CompanyState.Submitted;
        Q = q;
        Rows = await companies.List(State, q: string.IsNullOrWhiteSpace(q) ? null : q, page: Math.Max(number, 1), ct: ct);
    }
}
