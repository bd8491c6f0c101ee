using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Programme;

/// <summary>Briefs that wait for review, the longest waiting first.</summary>
[Authorize(Policy = SitePolicies.Officer)]
public sealed class ReviewModel(IChallengesApi challenges, TimeProvider clock) : PageModel
{
    public Page<ChallengeRow> Rows { get; private set; } = new([], 0, 1, 20);

    public bool IsLate(ChallengeRow row) => row.ReviewDueAt < clock.GetUtcNow();

    public async Task OnGetAsync([FromQuery(Name = ListUrl.Page)] int number = 1, CancellationToken ct = default) =>
        Rows = await challenges.List(ChallengeState.InReview, page: Math.Max(number, 1), ct: ct);
}
