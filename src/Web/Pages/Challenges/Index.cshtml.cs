using Marketplace.Contracts.Search;
using Marketplace.Web.Http;
using Marketplace.Web.Site;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Challenges;

/// <summary>Search for challenges. Every filter is in the address, so a result can be shared and kept.</summary>
[AllowAnonymous]
public sealed class IndexModel(ISearchApi search) : PageModel
{
    /// <summary>Filters shown, in order; their names are the query keys.</summary>
    public static readonly IReadOnlyList<string> Facets = ["field", "province", "budget", "closing", "cooperation", "trl", "state", "isic", "estate"];

    /// <summary>Filters with so many values that they are a select.</summary>
    public static readonly IReadOnlySet<string> Selects = new HashSet<string> { "province", "isic", "estate" };

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>What was found; null while the search is away.</summary>
    public SearchPage<ChallengeHit>? Found { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery(Name = ListUrl.Page)] int? number, CancellationToken ct)
    {
        try
        {
            Found = await search.Challenges(ChallengeFilters.Of(Request.Query, number), ct).OrNothing();
        }
        catch (ApiException refused) when ((int)refused.StatusCode == 400)
        {
            // An address somebody has bent: without its filters it says something again.
            return LocalRedirect(ListUrl.To(Request, "/challenges"));
        }

        if (Found is { Degraded: false }) SharedPages.Share(HttpContext);
        return Page();
    }
}

/// <summary>The filters of a search as its address has them.</summary>
public static class ChallengeFilters
{
    /// <summary>Reads the address; empty values, which a select without a choice sends, count as none.</summary>
    public static ChallengeQuery Of(IQueryCollection query, int? page) => new()
    {
        Q = One(query, "q"),
        Field = Many(query, "field"),
        Isic = Many(query, "isic"),
        Province = Many(query, "province"),
        Estate = Many(query, "estate"),
        Cooperation = Many(query, "cooperation"),
        Trl = Many(query, "trl"),
        Budget = Many(query, "budget"),
        Closing = Many(query, "closing"),
        State = Many(query, "state"),
        Sort = One(query, "sort"),
        Page = Math.Clamp(page ?? 1, 1, 1000),
    };

    /// <summary>The one value of a key; null for none.</summary>
    public static string? One(IQueryCollection query, string name) => query[name].FirstOrDefault(v => !string.IsNullOrWhiteSpace(v))?.Trim();

    /// <summary>All values of a key; null for none.</summary>
    public static string[]? Many(IQueryCollection query, string name) =>
        query[name].Where(v => !string.IsNullOrWhiteSpace(v)).OfType<string>().Distinct().ToArray() is { Length: > 0 } values ? values : null;
}
