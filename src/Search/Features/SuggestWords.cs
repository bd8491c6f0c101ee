using Marketplace.Platform.Http;
using Marketplace.Search.Queries;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Search.Features;

/// <summary>Words that begin as somebody is typing, most frequent first.</summary>
internal static class SuggestWords
{
    private const int Most = 8;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/suggestions", Handle)
        .AllowAnonymous()
        .Reads<Query>()
        .WithName("SuggestWords");

    private static async Task<Ok<IReadOnlyList<string>>> Handle(HttpRequest request, DocumentSearch search, CancellationToken ct)
    {
        var query = new QueryString(request);
        var text = query.Text("q");
        query.Check();
        return TypedResults.Ok(text is null ? [] : await search.SuggestAsync(text, Most, ct));
    }

    private sealed record Query(string Q);
}
