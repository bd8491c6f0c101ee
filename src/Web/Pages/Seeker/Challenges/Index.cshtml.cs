using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Seeker.Challenges;

/// <summary>The challenges of the reader's company, all or those of one stage.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class IndexModel(IChallengesApi challenges) : PageModel
{
    /// <summary>Stages that have a chip of their own, in the order of a challenge's life.</summary>
    public static readonly IReadOnlyList<ChallengeState> Stages =
    [
        ChallengeState.Draft, ChallengeState.InReview, ChallengeState.ChangesRequested, ChallengeState.Published,
        ChallengeState.Closed, ChallengeState.Evaluating, ChallengeState.Awarded, ChallengeState.Completed,
    ];

    /// <summary>The stage shown; null for all.</summary>
    [BindProperty(SupportsGet = true)]
    public ChallengeState? Stage { get; set; }

    public Page<ChallengeRow> Found { get; private set; } = null!;

    public async Task OnGet([FromQuery(Name = ListUrl.Page)] int? number, CancellationToken ct)
    {
        // The page may show others' public challenges to nobody here, so the seeker is named too.
        Found = await challenges.List(Stage, mine: true, Caller.Of(User).CompanyId, "newest", number ?? 1, ct: ct);
    }
}
