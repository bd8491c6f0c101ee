using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>One opened offer, to be read beside its scores. Scores are saved as far as they are written.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class OfferModel(IOffersApi offers, IChallengesApi challenges, IStringLocalizer<EvaluationText> texts) : PageModel
{
    public EvaluationView View { get; private set; } = null!;
    public EvaluatedOffer Offer { get; private set; } = null!;

    /// <summary>What it says; null while it cannot be read.</summary>
    public OfferContent? Text { get; private set; }

    /// <summary>The offer after this one, in the order of the list.</summary>
    public EvaluatedOffer? After { get; private set; }

    public EvaluatedOffer? Before { get; private set; }

    [BindProperty]
    public List<ScoreInput>? Scores { get; set; }

    [BindProperty]
    public List<ScoreInput>? Agreed { get; set; }

    [BindProperty]
    public string? SetAsideReason { get; set; }

    private IReadOnlyList<Criterion> Criteria => View.Evaluation.Criteria;

    public async Task<IActionResult> OnGetAsync(Guid challenge, Guid offer, CancellationToken ct) =>
        await ReadAsync(challenge, offer, ct) ? Page() : View is null ? NotFound() : this.Go($"/evaluation/{challenge}");

    public async Task<IActionResult> OnPostScoreAsync(Guid challenge, Guid offer, bool next, CancellationToken ct)
    {
        var sent = ScoreInput.Given(Scores, ModelState, nameof(Scores), texts["Score.Missing"]);
        return ModelState.IsValid && await this.Accepts(() => offers.Score(offer, new SubmitScores(ScoreInput.Scores(sent)), ct), "", ScoreInput.Renamed(sent, nameof(Scores), ScoreInput.FirstMissing(Scores)))
            ? await GoOnAsync(challenge, offer, next, "Done.Scored", ct)
            : await OnGetAsync(challenge, offer, ct);
    }

    public async Task<IActionResult> OnPostAgreeAsync(Guid challenge, Guid offer, bool next, CancellationToken ct)
    {
        var sent = ScoreInput.Given(Agreed, ModelState, nameof(Agreed), texts["Score.Missing"]);
        return ModelState.IsValid && await this.Accepts(() => offers.Consensus(offer, new SubmitScores(ScoreInput.Scores(sent)), ct), "", ScoreInput.Renamed(sent, nameof(Agreed), ScoreInput.FirstMissing(Agreed)))
            ? await GoOnAsync(challenge, offer, next, "Done.Agreed", ct)
            : await OnGetAsync(challenge, offer, ct);
    }

    public async Task<IActionResult> OnPostSetAsideAsync(Guid challenge, Guid offer, CancellationToken ct) =>
        await this.Accepts(
            () => offers.Disqualify(offer, new ReasonRequest(SetAsideReason ?? ""), this.FormKey(), ct), "",
            new Dictionary<string, string> { ["reason"] = nameof(SetAsideReason) })
            ? this.Go($"/evaluation/{challenge}", texts["Done.SetAside"])
            : await OnGetAsync(challenge, offer, ct);

    private async Task<IActionResult> GoOnAsync(Guid challenge, Guid offer, bool next, string done, CancellationToken ct)
    {
        var to = next && await ReadAsync(challenge, offer, ct) && After is { } after ? $"/{after.OfferId}" : next ? "" : $"/{offer}";
        return this.Go($"/evaluation/{challenge}{to}", texts[done]);
    }

    private async Task<bool> ReadAsync(Guid challenge, Guid offer, CancellationToken ct)
    {
        var evaluation = await offers.Evaluation(challenge, ct);
        View = new EvaluationView(evaluation, Caller.Of(User), await challenges.Get(challenge, ct).IfFound());
        var place = evaluation.Offers.ToList().FindIndex(o => o.OfferId == offer);
        // Conflicts are declared before any offer is shown.
        if (place < 0 || View.MustDeclare || View.Seat is { ConflictDeclared: true })
            return false;
        Offer = evaluation.Offers[place];
        Before = place > 0 ? evaluation.Offers[place - 1] : null;
        After = place < evaluation.Offers.Count - 1 ? evaluation.Offers[place + 1] : null;
        Text = (await offers.Get(offer, ct).IfFound())?.Content;
        Scores ??= ScoreInput.Of(Criteria, View.OwnScores(Offer));
        Agreed ??= ScoreInput.Of(Criteria, Offer.Consensus);
        return true;
    }
}
