using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Programme;

/// <summary>One brief beside its clarity: published, sent back with a message, or rejected with a reason.</summary>
[Authorize(Policy = SitePolicies.Officer)]
public sealed class ReviewDeskModel(IChallengesApi challenges, TimeProvider clock, IStringLocalizer<ProgrammeText> texts) : PageModel
{
    public ChallengeDetails Case { get; private set; } = null!;

    /// <summary>How clear the brief is; null while that cannot be told.</summary>
    public ClarityReport? Clarity { get; private set; }

    public bool IsLate => Case.ReviewDueAt < clock.GetUtcNow();

    [BindProperty]
    public string? Message { get; set; }

    [BindProperty]
    public string? RejectReason { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, CancellationToken ct)
    {
        Case = await challenges.Get(id, ct);
        Clarity = await challenges.Clarity(Case.Brief, ct).IfFound();
        return Page();
    }

    public Task<IActionResult> OnPostPublishAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => challenges.Publish(id, this.FormKey(), ct), "Done.Published", nameof(Message), ct);

    public Task<IActionResult> OnPostChangesAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => challenges.RequestChanges(id, new ReasonRequest(Message ?? ""), this.FormKey(), ct), "Done.ChangesRequested", nameof(Message), ct);

    public Task<IActionResult> OnPostRejectAsync(Guid id, CancellationToken ct) =>
        DoAsync(id, () => challenges.Reject(id, new ReasonRequest(RejectReason ?? ""), this.FormKey(), ct), "Done.Rejected", nameof(RejectReason), ct);

    private async Task<IActionResult> DoAsync(Guid id, Func<Task> command, string done, string field, CancellationToken ct) =>
        await this.Accepts(command, "", new Dictionary<string, string> { ["reason"] = field }) ? this.Go("/programme/review", texts[done]) : await OnGetAsync(id, ct);
}
