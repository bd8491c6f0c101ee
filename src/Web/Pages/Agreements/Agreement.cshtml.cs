using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Components;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Agreements;

/// <summary>One agreement: its milestones in time, what was measured, and how it ends.</summary>
[Authorize(Policy = SitePolicies.MemberOrProgramme)]
public sealed class AgreementModel(IOffersApi offers, IStringLocalizer<AgreementsText> texts) : PageModel
{
    public AgreementDetails Agreement { get; private set; } = null!;
    public AgreementSide Side { get; private set; } = new(false, false, false, false);

    [BindProperty]
    public string? TerminateReason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Agreement = await offers.Agreement(id, ct);
        Side = AgreementSide.Of(Caller.Of(User), Agreement);
        return Page();
    }

    public Task<IActionResult> OnPostCompleteAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => offers.Complete(id, this.FormKey(), ct), "Done.Completed", ct);

    public Task<IActionResult> OnPostVerifyAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => offers.VerifyOutcomes(id, this.FormKey(), ct), "Done.Verified", ct);

    public Task<IActionResult> OnPostTerminateAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => offers.Terminate(id, new ReasonRequest(TerminateReason ?? ""), this.FormKey(), ct), "Done.Terminated", ct);

    /// <summary>Where a milestone stands in time.</summary>
    public static TimelinePlace PlaceOf(MilestoneDetails milestone, IReadOnlyList<MilestoneDetails> all) => milestone.State switch
    {
        MilestoneState.Accepted => TimelinePlace.Past,
        _ when all.OrderBy(m => m.Number).First(m => m.State != MilestoneState.Accepted).Id == milestone.Id => TimelinePlace.Now,
        _ => TimelinePlace.Ahead,
    };

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> command, string done, CancellationToken ct) =>
        await this.Accepts(command, "", new Dictionary<string, string> { ["reason"] = nameof(TerminateReason) })
            ? this.Go($"/agreements/{id}", texts[done])
            : await OnGetAsync(id, ct);
}
