using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Taxonomies;
using Marketplace.Web.Components;
using Marketplace.Web.Fields;
using Marketplace.Web.Http;
using Marketplace.Web.Pages.Challenges;
using Marketplace.Web.Site;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ApiException = Refit.ApiException;

namespace Marketplace.Web.Pages.Companies;

/// <summary>Search for verified companies by what they do, where they are and what they are.</summary>
[AllowAnonymous]
public sealed class IndexModel(ISearchApi search) : PageModel
{
    /// <summary>Filters shown, in order; their names are the query keys.</summary>
    public static readonly IReadOnlyList<string> Facets = ["kind", "field", "province", "isic"];

    /// <summary>Filters with so many values that they are a select.</summary>
    public static readonly IReadOnlySet<string> Selects = new HashSet<string> { "province", "isic" };

    [BindProperty(SupportsGet = true)]
    public string? Q { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Sort { get; set; }

    /// <summary>What was found; null while the search is away.</summary>
    public SearchPage<CompanyHit>? Found { get; private set; }

    public async Task<IActionResult> OnGet([FromQuery(Name = ListUrl.Page)] int? number, CancellationToken ct)
    {
        var query = Request.Query;
        try
        {
            Found = await search.Companies(new CompanyQuery
            {
                Q = ChallengeFilters.One(query, "q"),
                Field = ChallengeFilters.Many(query, "field"),
                Isic = ChallengeFilters.Many(query, "isic"),
                Province = ChallengeFilters.Many(query, "province"),
                Kind = ChallengeFilters.Many(query, "kind"),
                Sort = ChallengeFilters.One(query, "sort"),
                Page = Math.Clamp(number ?? 1, 1, 1000),
            }, ct).OrNothing();
        }
        catch (ApiException refused) when ((int)refused.StatusCode == 400)
        {
            return LocalRedirect(ListUrl.To(Request, "/companies"));
        }

        if (Found is { Degraded: false }) SharedPages.Share(HttpContext);
        return Page();
    }

    /// <summary>A found company as a card.</summary>
    public CompanyCardModel Card(CompanyHit hit, string certified) =>
        new(Terms.Called(hit.NameFa, hit.NameEn), Taxonomies.CompanyKinds.Name(hit.Kind.ToString()), ListUrl.To(Request, $"/companies/{hit.Id}"))
        {
            Summary = hit.Passages.Count > 0 ? hit.Passages[0].Replace("\uE000", "", StringComparison.Ordinal).Replace("\uE001", "", StringComparison.Ordinal) : null,
            Words =
            [
                .. new[] { Terms.Where(hit.Place), hit.Certified ? certified : null }.OfType<string>(),
                .. hit.Capabilities.OrderByDescending(c => c.Trl).Select(c => Taxonomies.Fields.Name(c.Field)).Distinct().Take(3),
            ],
        };
}
