using Marketplace.Contracts.Search;
using Marketplace.Web.Accounts;
using Marketplace.Web.Persian;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Marketplace.Web.Pages.Programme;

/// <summary>How evenly companies were shown to seekers, in words and figures.</summary>
[Authorize(Policy = SitePolicies.Programme)]
public sealed class ExposureModel(ISearchApi search, TimeProvider clock) : PageModel
{
    private const int UsualDays = 30;

    /// <summary>Lengths of the periods to choose from, in days up to today.</summary>
    public static IReadOnlyList<int> Periods { get; } = [7, UsualDays, 90, 365];

    public ExposureReport Report { get; private set; } = null!;
    public int Days { get; private set; }

    public async Task OnGetAsync(int days = UsualDays, CancellationToken ct = default)
    {
        Days = Periods.Contains(days) ? days : UsualDays;
        var today = LegalTime.Day(clock.GetUtcNow());
        Report = await search.Exposure(today.AddDays(1 - Days), today, ct);
    }

    /// <summary>The key of what a Gini coefficient means, in ProgrammeText below <c>Exposure.Even</c>.</summary>
    public static string EvennessOf(double gini) => gini switch
    {
        < 0.2 => "Even",
        < 0.4 => "Fair",
        < 0.6 => "Uneven",
        < 0.8 => "Few",
        _ => "One",
    };
}
