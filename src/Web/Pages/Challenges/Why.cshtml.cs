using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Search;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Challenges;

/// <summary>How an open challenge fits the reader's company, and why it was or was not recommended.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class WhyModel(IChallengesApi challenges, ISearchApi search, TimeProvider clock) : PageModel
{
    public ChallengeDetails Item { get; private set; } = null!;

    /// <summary>Null for a challenge that is not open, and while Search does not answer or does not know it yet.</summary>
    public MatchExplanation? Fit { get; private set; }

    public bool IsOpen => Item.State == ChallengeState.Published && Item.Brief.ClosesAt > clock.GetUtcNow();

    /// <summary>Reasons for it first; what bars the company comes before all.</summary>
    public IReadOnlyList<MatchReason> Reasons => Fit is null
        ? []
        : [.. RecommendedModel.InOrder(Fit.Reasons).OrderByDescending(r => r is { Kind: MatchReasonKind.Eligibility, Speaks: MatchSide.Against })];

    public async Task OnGetAsync(Guid id, CancellationToken ct)
    {
        Item = await challenges.Get(id, ct);
        if (IsOpen) Fit = await search.Why(id, ct).IfFound();
    }
}
