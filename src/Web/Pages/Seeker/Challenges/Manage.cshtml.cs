using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Components;
using Marketplace.Web.Http;
using Marketplace.Web.Pages.Seeker.Wizard;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Seeker.Challenges;

/// <summary>A challenge of the reader's company: where it stands, what to do next, and what was written.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class ManageModel(IChallengesApi challenges, IOffersApi offers, IStringLocalizer<StatusText> states, IStringLocalizer<ChallengesText> texts) : PageModel
{
    /// <summary>Why it is cancelled.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    public ChallengeDetails Item { get; private set; } = null!;

    /// <summary>Sealed offers; null while the number is hidden or cannot be had.</summary>
    public int? Offers { get; private set; }

    /// <summary>Companies that are interested; null while they cannot be had.</summary>
    public IReadOnlyList<InterestDetails>? Interests { get; private set; }

    /// <summary>Whether it was public at any time.</summary>
    public bool WasPublished => Item.PublishedAt is not null;

    public bool IsEditable => EditModel.IsEditable(Item);

    public bool IsCancellable => Item.State is ChallengeState.Published or ChallengeState.Closed or ChallengeState.Evaluating;

    /// <summary>The first step that is not done.</summary>
    public WizardStep Next => WizardSteps.All.First(s => WizardSteps.Status(Item.Brief, s) is not (StepStatus.Complete or StepStatus.Optional));

    /// <summary>Questions that wait for an answer.</summary>
    public int OpenQuestions => Item.Clarifications.Count(c => c.Answer is null);

    /// <summary>What has happened so far.</summary>
    public IReadOnlyList<TimelineStep> History =>
    [
        .. Item.History.Select((h, i) => new TimelineStep(
            h.State == ChallengeState.Published ? texts["Published"] : states[$"challenge.{h.State}"], h.At,
            i == Item.History.Count - 1 ? TimelinePlace.Now : TimelinePlace.Past, h.Reason, DayOnly: false)),
    ];

    public Task<IActionResult> OnGet(Guid id, CancellationToken ct) => Show(id, ct);

    /// <summary>Throws a draft away.</summary>
    public async Task<IActionResult> OnPostDiscard(Guid id, CancellationToken ct)
    {
        try
        {
            await challenges.Discard(id, ct);
            return LocalRedirect(ListUrl.To(Request, "/seeker/challenges"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 409 or 422)
        {
            this.AddProblem(refused.Content, prefix: "");
            return await Show(id, ct);
        }
    }

    /// <summary>Ends a published challenge before its time; everybody is told the reason.</summary>
    public async Task<IActionResult> OnPostCancel(Guid id, CancellationToken ct)
    {
        try
        {
            await challenges.Cancel(id, new ReasonRequest(Reason?.Trim() ?? ""), this.FormKey(), ct);
            return LocalRedirect(ListUrl.To(Request, $"/seeker/challenges/{id}"));
        }
        catch (ApiException refused) when ((int)refused.StatusCode is 400 or 409 or 422)
        {
            this.AddProblem(refused.Content, prefix: "");
            return await Show(id, ct);
        }
    }

    private async Task<IActionResult> Show(Guid id, CancellationToken ct)
    {
        Item = await challenges.Get(id, ct);
        if (!Caller.Of(User).ActsFor(Item.SeekerId))
            return NotFound();
        if (WasPublished)
        {
            var (count, interests) = (offers.Count(id, ct).IfFound(), offers.Interests(id, ct).IfFound());
            (Offers, Interests) = ((await count)?.Count, await interests);
        }

        return Page();
    }
}
