using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Pages.Evaluation;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Awards;

/// <summary>The decision: a winner with a reason for everybody, the standstill with its objections, or that nobody wins and why.</summary>
[Authorize(Policy = SitePolicies.Person)]
public sealed class AwardModel(IOffersApi offers, IChallengesApi challenges, TimeProvider clock, IStringLocalizer<EvaluationText> texts) : PageModel
{
    private const int PageSize = 100;

    public EvaluationView View { get; private set; } = null!;
    public EvaluationDetails Evaluation => View.Evaluation;
    public AwardDetails? Award => Evaluation.Award;

    /// <summary>Whether solvers may still object.</summary>
    public bool InStandstill => Award is { State: AwardState.Proposed } award && award.StandstillUntil > clock.GetUtcNow();

    /// <summary>Offers that can win, best first.</summary>
    public IReadOnlyList<EvaluatedOffer> Standing { get; private set; } = [];

    /// <summary>Offers whose solver is given a reason.</summary>
    public IReadOnlyList<EvaluatedOffer> Reasoned { get; private set; } = [];

    /// <summary>Whether every standing offer has a total.</summary>
    public bool IsAgreed => Standing.All(o => o.Total is not null);

    [BindProperty]
    public AwardInput Input { get; set; } = new();

    [BindProperty]
    public NoAwardInput None { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid challenge, CancellationToken ct)
    {
        if (!await ReadAsync(challenge, ct))
            return await OwnOfferAsync(challenge, ct) is { } own ? this.Go($"/offers/{own}") : NotFound();
        if (View.MustDeclare || View.Seat is { ConflictDeclared: true })
            return this.Go($"/evaluation/{challenge}");
        Input.OfferId ??= Standing.Count > 0 ? Standing[0].OfferId : null;
        Input.Reasons ??= [.. Reasoned.Select(o => new ReasonInput { OfferId = o.OfferId })];
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(Guid challenge, CancellationToken ct)
    {
        if (Input.OfferId is not { } winner)
            ModelState.AddModelError("Input.OfferId", texts["Propose.Missing"]);
        else if (ModelState.IsValid && await this.Accepts(() => offers.Propose(challenge,
            new ProposeAward(winner, [.. (Input.Reasons ?? []).Select(r => new OfferReason(r.OfferId, r.Reason ?? ""))]), this.FormKey(), ct)))
            return this.Go($"/awards/{challenge}", texts["Done.Proposed"]);
        return await OnGetAsync(challenge, ct);
    }

    public async Task<IActionResult> OnPostNoneAsync(Guid challenge, CancellationToken ct)
    {
        if (None.Reason is not { } reason)
            ModelState.AddModelError("None.Reason", texts["None.Missing"]);
        else if (ModelState.IsValid && await this.Accepts(
            () => offers.NoAward(challenge, new DeclareNoAward(reason, None.Explanation ?? ""), this.FormKey(), ct), "None"))
            return this.Go($"/awards/{challenge}", texts["Done.NoAward"]);
        return await OnGetAsync(challenge, ct);
    }

    /// <returns>Whether there is an evaluation for this reader.</returns>
    private async Task<bool> ReadAsync(Guid challenge, CancellationToken ct)
    {
        EvaluationDetails evaluation;
        try
        {
            evaluation = await offers.Evaluation(challenge, ct);
        }
        catch (Refit.ApiException none) when (none.StatusCode == System.Net.HttpStatusCode.NotFound)
        {
            return false;
        }

        View = new EvaluationView(evaluation, Caller.Of(User), await challenges.Get(challenge, ct).IfFound());
        Standing = [.. evaluation.Offers.Where(o => o.State is not (OfferState.Disqualified or OfferState.Lapsed)).OrderBy(o => o.Rank ?? int.MaxValue)];
        Reasoned = [.. evaluation.Offers.Where(o => o.State == OfferState.Evaluated)];
        return true;
    }

    /// <summary>A solver who follows a notice of the award here reads it with its own offer.</summary>
    private async Task<Guid?> OwnOfferAsync(Guid challenge, CancellationToken ct)
    {
        if (Caller.Of(User).CompanyId is null)
            return null;
        for (var page = 1; ; page++)
        {
            var own = await offers.List(page: page, pageSize: PageSize, ct: ct);
            if (own.Items.FirstOrDefault(o => o.ChallengeId == challenge) is { } offer)
                return offer.Id;
            if (own.Items.Count < PageSize)
                return null;
        }
    }
}

/// <summary>The proposal.</summary>
public sealed class AwardInput
{
    public Guid? OfferId { get; set; }
    public List<ReasonInput>? Reasons { get; set; }
}

/// <summary>The reason told to one solver.</summary>
public sealed class ReasonInput
{
    public Guid OfferId { get; set; }
    public string? Reason { get; set; }
}

/// <summary>Why nobody wins.</summary>
public sealed class NoAwardInput
{
    public NoAwardReason? Reason { get; set; }
    public string? Explanation { get; set; }
}
