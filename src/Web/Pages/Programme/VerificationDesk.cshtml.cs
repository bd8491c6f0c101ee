using Marketplace.Contracts;
using Marketplace.Contracts.Companies;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Programme;

/// <summary>One company as it describes itself: verified, returned, suspended, reinstated, or allowed to solve.</summary>
[Authorize(Policy = SitePolicies.Officer)]
public sealed class VerificationDeskModel(ICompaniesApi companies, IStringLocalizer<ProgrammeText> texts) : PageModel
{
    public CompanyDetails Company { get; private set; } = null!;

    /// <summary>Whether it may still be given the right to solve.</summary>
    public bool MayGrant => Company is { State: CompanyState.Verified, SolvingGranted: false, Profile.Kind: CompanyKind.SmallIndustry };

    [BindProperty]
    public string? ReturnReason { get; set; }

    [BindProperty]
    public string? SuspendReason { get; set; }

    [BindProperty]
    public string? ReinstateReason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Company = await companies.Get(id, ct);
        return Page();
    }

    public Task<IActionResult> OnPostVerifyAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => companies.Verify(id, this.FormKey(), ct), "Done.Verified", "", "/programme/verification", ct);

    public Task<IActionResult> OnPostReturnAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => companies.Return(id, new ReasonRequest(ReturnReason ?? ""), this.FormKey(), ct), "Done.Returned", nameof(ReturnReason), "/programme/verification", ct);

    public Task<IActionResult> OnPostSuspendAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => companies.Suspend(id, new ReasonRequest(SuspendReason ?? ""), this.FormKey(), ct), "Done.Suspended", nameof(SuspendReason), Here(id), ct);

    public Task<IActionResult> OnPostReinstateAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => companies.Reinstate(id, new ReasonRequest(ReinstateReason ?? ""), this.FormKey(), ct), "Done.Reinstated", nameof(ReinstateReason), Here(id), ct);

    public Task<IActionResult> OnPostGrantAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => companies.GrantSolving(id, this.FormKey(), ct), "Done.Granted", "", Here(id), ct);

    private static string Here(Guid id) => $"/programme/verification/{id}";

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> command, string done, string field, string to, CancellationToken ct) =>
        await this.Accepts(command, "", new Dictionary<string, string> { ["reason"] = field }) ? this.Go(to, texts[done]) : await OnGetAsync(id, ct);
}
