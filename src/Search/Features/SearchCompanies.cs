using Marketplace.Contracts.Search;
using Marketplace.Platform.Http;
using Marketplace.Platform.Taxonomies;
using Marketplace.Search.Index;
using Marketplace.Search.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Search.Features;

/// <summary>Finds verified companies by words and filters.</summary>
internal static class SearchCompanies
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/companies", Handle)
        .AllowAnonymous()
        .Reads<CompanyQuery>()
        .WithName("SearchCompanies");

    private static async Task<Ok<SearchPage<CompanyHit>>> Handle(HttpRequest request, DocumentSearch search, TimeProvider clock, CancellationToken ct)
    {
        var read = new QueryString(request);
        var text = read.Text("q");
        var chosen = new (string Name, string[]? Values)[]
        {
            ("field", read.Values("field", Taxonomies.Fields.Contains)), ("isic", read.Values("isic", Taxonomies.Isic.Contains)),
            ("province", read.Values("province", Taxonomies.Provinces.Contains)), ("kind", read.Values("kind", Taxonomies.CompanyKinds.Contains)),
        }.Where(f => f.Values is not null).ToDictionary(f => f.Name, f => (IReadOnlyList<string>)f.Values!);
        var sort = read.OneOf("sort", "relevance", "name");
        var (number, size) = read.Page();
        read.Check();

        var order = sort == "name" || (sort is null && text is null) ? SortOrder.Name : SortOrder.Relevance;
        var page = await search.FindAsync(DocumentKind.Company, text, chosen, order, number, size, ct);
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        return TypedResults.Ok(new SearchPage<CompanyHit>(
            [.. page.Documents.Select(d => Hits.Of(d.Document.Company!, d.Passages, today))], page.Total, number, size, page.Facets, page.Degraded, page.DidYouMean));
    }
}
