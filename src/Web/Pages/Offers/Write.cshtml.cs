using System.Net;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Http;
using Marketplace.Web.Accounts;
using Marketplace.Web.Fields;
using Marketplace.Web.Http;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Offers;

/// <summary>
/// One step of an offer. Each step saves the draft on the server. Two people may write different steps at once; when both wrote the same
/// step, the second keeps what was typed, sees what is saved, and decides.
/// </summary>
[Authorize(Policy = SitePolicies.Editor)]
public sealed class WriteModel(IOffersApi offers, IChallengesApi challenges, TimeProvider clock, IStringLocalizer<OffersText> texts) : PageModel
{
    private const int MostMilestones = 50;

    public OfferDetails Offer { get; private set; } = null!;
    public ChallengeDetails? Asked { get; private set; }
    public string Step { get; private set; } = "";

    /// <summary>The same step as somebody else saved it meanwhile.</summary>
    public OfferContent? Theirs { get; private set; }

    /// <summary>The print the form goes out with: that of the step its typing began from or, after a conflict, of the step as saved meanwhile.</summary>
    public string Shown => Theirs is null && Base is { Length: > 0 } begun ? begun : Saved;

    private string Saved => OfferInput.PrintOf(Step, Offer.Content ?? new());

    public IReadOnlyList<Criterion> Criteria => Asked?.Brief.Criteria ?? [];

    public string Currency => Offer.Content?.TotalPrice?.Currency ?? Asked?.Brief.Budget?.Currency ?? MoneyText.Rial;

    [BindProperty]
    public OfferInput Input { get; set; } = new();

    /// <summary>The print of the step that the typing began from.</summary>
    [BindProperty]
    public string? Base { get; set; }

    public async Task<IActionResult> OnGetAsync(Guid id, string step, CancellationToken ct)
    {
        await ReadAsync(id, step, ct);
        if (!OfferRules.IsOpen(Offer, clock.GetUtcNow()))
            return this.Go($"/offers/{id}");
        Input = OfferInput.Of(Offer.Content ?? new(), Criteria);
        return Page();
    }

    /// <param name="rows">A button that adds or removes a milestone; nothing is saved then.</param>
    /// <param name="leave">Set by the button that saves and leaves.</param>
    public async Task<IActionResult> OnPostAsync(Guid id, string step, string? rows, bool leave, CancellationToken ct)
    {
        await ReadAsync(id, step, ct);
        if (step == OfferSteps.Plan && (Input.Milestones ??= []).Edit(rows, ModelState, "Input.Milestones", MostMilestones))
            return Page();
        if (!ModelState.IsValid || !await this.Accepts(() => SaveAsync(ct), renamed: Input.Renamed()) || Theirs is not null)
            return Page();
        return this.Go(leave || OfferSteps.After(step) is not { } next ? leave ? $"/offers/{id}" : $"/offers/{id}/check" : $"/offers/{id}/{next}", texts["Done.Saved"]);
    }

    private async Task ReadAsync(Guid id, string step, CancellationToken ct)
    {
        Step = step;
        Offer = await offers.Get(id, ct);
        Asked = await challenges.Get(Offer.ChallengeId, ct).IfFound();
    }

    private async Task SaveAsync(CancellationToken ct)
    {
        for (var again = false; ; again = true)
        {
            if (Base != Saved)
            {
                Theirs = Offer.Content ?? new();
                ModelState.AddModelError("", texts["Conflict"]);
                return;
            }

            try
            {
                await offers.Change(Offer.Id, Input.Apply(Step, Offer.Content ?? new(), Currency), IfMatch.Tag(Offer.Version), ct);
                return;
            }
            catch (Refit.ApiException stale) when (stale.StatusCode == HttpStatusCode.PreconditionFailed && !again)
            {
                Offer = await offers.Get(Offer.Id, ct);
            }
        }
    }
}
