using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Taxonomies;
using Marketplace.Search.Documents;
using Marketplace.Search.Index;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Search.Features;

/// <summary>A search for challenges as the query string says it.</summary>
internal static class ChallengeFilters
{
    private static readonly string[] Sorts = ["relevance", "newest", "closing", "budget"];
    private static readonly HashSet<string> States = [.. Enum.GetValues<ChallengeState>().Where(SearchDocument.IsPublic).Select(s => s.ToString())];

    /// <exception cref="Platform.Http.InvalidRequestException">A value is none of those the filter has.</exception>
    public static ChallengeQuery Read(HttpRequest request)
    {
        var query = new QueryString(request);
        var (page, size) = query.Page();
        var read = new ChallengeQuery
        {
            Q = query.Text("q"),
            Field = query.Values("field", Taxonomies.Fields.Contains),
            Isic = query.Values("isic", Taxonomies.Isic.Contains),
            Province = query.Values("province", Taxonomies.Provinces.Contains),
            Estate = query.Values("estate"),
            Cooperation = query.Values("cooperation", Taxonomies.CooperationTypes.Contains),
            Trl = query.Values("trl", v => IsRange("trl", v)),
            Budget = query.Values("budget", v => IsRange("budget", v)),
            Closing = query.Values("closing", v => IsRange("closing", v)),
            State = query.Values("state", IsState),
            Sort = query.OneOf("sort", Sorts),
            Page = page,
            PageSize = size,
        };
        query.Check();
        return read;
    }

    public static SortOrder Sort(ChallengeQuery query) => query.Sort switch
    {
        "newest" => SortOrder.Newest,
        "closing" => SortOrder.Closing,
        "budget" => SortOrder.Budget,
        "relevance" => SortOrder.Relevance,
        _ => query.Q is null ? SortOrder.Newest : SortOrder.Relevance,
    };

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen(ChallengeQuery query) => new (string Name, string[]? Values)[]
    {
        ("field", query.Field), ("isic", query.Isic), ("province", query.Province), ("estate", query.Estate), ("cooperation", query.Cooperation),
        ("trl", query.Trl), ("budget", query.Budget), ("closing", query.Closing), ("state", query.State),
    }.Where(f => f.Values is { Length: > 0 }).ToDictionary(f => f.Name, f => (IReadOnlyList<string>)f.Values!);

    public static bool IsSort(string value) => Sorts.Contains(value);

    public static bool IsState(string value) => States.Contains(value);

    public static bool IsRange(string facet, string value) => Facets.Challenges.Single(f => f.Name == facet).Ranges!(DateTimeOffset.UnixEpoch).Any(r => r.Value == value);
}
