using Marketplace.Contracts;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages;

/// <summary>Open challenges that fit the company, each with its reasons, good and bad.</summary>
[Authorize(Policy = SitePolicies.Member)]
public sealed class RecommendedModel(ISearchApi search, IStringLocalizer<RecommendedText> texts) : PageModel
{
    public Page<Recommendation> Rows { get; private set; } = new([], 0, 1, 20);

    public async Task OnGetAsync([FromQuery(Name = ListUrl.Page)] int number = 1, CancellationToken ct = default) =>
        Rows = await search.Recommendations(Math.Max(number, 1), 10, ct);

    /// <summary>Whether the reader may say what the company thinks of a recommendation.</summary>
    public bool MayAnswer => Caller.Of(User).CompanyRole >= MemberRole.Editor;

    /// <param name="challenge">The recommended challenge.</param>
    /// <param name="because">Why it is not for the company; null when it was useful.</param>
    public async Task<IActionResult> OnPostFeedbackAsync(Guid challenge, NotForUs? because, CancellationToken ct)
    {
        if (await this.Accepts(() => search.GiveFeedback(challenge, new RecommendationFeedback(because is null, because), this.FormKey(), ct), ""))
            return this.Go("/recommended", texts[because is null ? "Done.Useful" : "Done.NotForUs"]);
        await OnGetAsync(ct: ct);
        return Page();
    }

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
