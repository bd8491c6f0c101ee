using Marketplace.Contracts;
using Marketplace.Contracts.Search;
using Marketplace.Web.Accounts;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages;

/// <summary>Open challenges that fit the company, each with its reasons, good and bad.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class RecommendedModel(ISearchApi search) : PageModel
{
    public Page<Recommendation> Rows { get; private set; } = new([], 0, 1, 20);

    public async Task OnGetAsync([FromQuery(Name = ListUrl.Page)] int number = 1, CancellationToken ct = default) =>
        Rows = await search.Recommendations(Math.Max(number, 1), 10, ct);

    /// <summary>How well it fits, by how many reasons speak for it: never as a percentage.</summary>
    public static string FitOf(IReadOnlyList<MatchReason> reasons)
    {
        var speaksFor = reasons.Count(r => r.Speaks == MatchSide.For);
        return (speaksFor * 6) switch
        {
            var n when n >= reasons.Count * 5 => "Strong",
            var n when n >= reasons.Count * 4 => "Good",
            _ => "Partial",
        };
    }

    /// <summary>Reasons for it first, then those that half hold, then those against.</summary>
    public static IEnumerable<MatchReason> InOrder(IReadOnlyList<MatchReason> reasons) => reasons.OrderByDescending(r => r.Speaks).ThenByDescending(r => r.Share);
}
