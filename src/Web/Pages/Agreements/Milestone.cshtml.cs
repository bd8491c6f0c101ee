using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Agreements;

/// <summary>One milestone: the solver hands it over with evidence, the seeker accepts it or returns it with a reason.</summary>
[Authorize(Policy = SitePolicies.Editor)]
public sealed class MilestoneModel(IOffersApi offers, IStringLocalizer<AgreementsText> texts) : PageModel
{
    public AgreementDetails Agreement { get; private set; } = null!;
    public MilestoneDetails Milestone { get; private set; } = null!;
    public AgreementSide Side { get; private set; } = new(false, false, false, false);

    [BindProperty]
    public string? Evidence { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, Guid milestone, CancellationToken ct)
    {
        Agreement = await offers.Agreement(id, ct);
        Side = AgreementSide.Of(Caller.Of(User), Agreement);
        if (Agreement.Milestones.FirstOrDefault(m => m.Id == milestone) is not { } found)
            return NotFound();
        Milestone = found;
        return Page();
    }

    public Task<IActionResult> OnPostDeliverAsync(Guid id, Guid milestone, CancellationToken ct) =>
        DoAsync(id, milestone, () => offers.Deliver(id, milestone, new DeliverMilestone(Evidence ?? ""), this.FormKey(), ct), "Done.Delivered", ct);

    public Task<IActionResult> OnPostAcceptAsync(Guid id, Guid milestone, CancellationToken ct) =>
        DoAsync(id, milestone, () => offers.AcceptMilestone(id, milestone, this.FormKey(), ct), "Done.Accepted", ct);

    public Task<IActionResult> OnPostReturnAsync(Guid id, Guid milestone, CancellationToken ct) =>
        DoAsync(id, milestone, () => offers.ReturnMilestone(id, milestone, new ReasonRequest(Reason ?? ""), this.FormKey(), ct), "Done.Returned", ct);

    private async Task<IActionResult> DoAsync(Guid id, Guid milestone, Func<Task> command, string done, CancellationToken ct) =>
        await this.Accepts(command, "") ? this.Go($"/agreements/{id}", texts[done]) : await OnGetAsync(id, milestone, ct);
}
