using Marketplace.Contracts.Search;
using Marketplace.Platform.Http;
using Marketplace.Search.Index;
using Marketplace.Search.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Search.Features;

/// <summary>Finds published challenges by words and filters.</summary>
internal static class SearchChallenges
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges", Handle)
        .AllowAnonymous()
        .Reads<ChallengeQuery>()
        .WithName("SearchChallenges");

    private static async Task<Ok<SearchPage<ChallengeHit>>> Handle(HttpRequest request, DocumentSearch search, CancellationToken ct) =>
        TypedResults.Ok(await FindAsync(ChallengeFilters.Read(request), search, ct));

    public static async Task<SearchPage<ChallengeHit>> FindAsync(ChallengeQuery query, DocumentSearch search, CancellationToken ct)
    {
        var page = await search.FindAsync(DocumentKind.Challenge, query.Q, ChallengeFilters.Chosen(query), ChallengeFilters.Sort(query), query.Page, query.PageSize, ct);
        return new SearchPage<ChallengeHit>(
            [.. page.Documents.Select(d => Hits.Of(d.Document.Challenge!, d.Passages))], page.Total, query.Page, query.PageSize, page.Facets, page.Degraded, page.DidYouMean);
    }
}
