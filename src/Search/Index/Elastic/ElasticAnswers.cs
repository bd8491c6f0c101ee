using System.Text.Json;

namespace Marketplace.Search.Index.Elastic;

/// <summary>Reads what a cluster answers.</summary>
internal static class ElasticAnswers
{
    /// <exception cref="IndexUnavailableException">Only part of the index answered.</exception>
    public static IndexAnswer Search(JsonElement answer)
    {
        Demand(answer);
        var hits = answer.GetProperty("hits");
        var found = hits.GetProperty("hits").EnumerateArray().Where(h => Guid.TryParse(h.GetProperty("_id").GetString(), out _))
            .Select(h => new IndexHit(Guid.Parse(h.GetProperty("_id").GetString()!), h.TryGetProperty("_score", out var score) && score.ValueKind == JsonValueKind.Number ? score.GetSingle() : 0));
        var counts = new Dictionary<string, IReadOnlyDictionary<string, long>>(StringComparer.Ordinal);
        if (answer.TryGetProperty("aggregations", out var facets))
            foreach (var facet in facets.EnumerateObject())
                counts[facet.Name] = facet.Value.GetProperty("values").GetProperty("buckets").EnumerateArray()
                    .Where(b => b.GetProperty("doc_count").GetInt64() > 0).ToDictionary(b => b.GetProperty("key").GetString()!, b => b.GetProperty("doc_count").GetInt64());
        return new IndexAnswer([.. found], Total(hits), counts);
    }

    /// <summary>Entries with the number of documents that have them, most first.</summary>
    public static IReadOnlyList<(string Entry, long Documents)> Entries(JsonElement answer)
    {
        Demand(answer);
        return [.. answer.GetProperty("aggregations").GetProperty("entries").GetProperty("buckets").EnumerateArray()
            .Select(b => (b.GetProperty("key").GetString()!, b.GetProperty("doc_count").GetInt64())).Where(b => b.Item1.Contains(Suggestible.Separator))];
    }

    /// <summary>Names of the generations an alias stands for.</summary>
    public static IReadOnlyList<string> Aliased(JsonElement answer) => [.. answer.EnumerateObject().Select(i => i.Name).Order(StringComparer.Ordinal)];

    /// <summary>Whether the cluster took a change of aliases whole.</summary>
    public static bool IsWhole(JsonElement answer) =>
        answer.TryGetProperty("acknowledged", out var acknowledged) && acknowledged.GetBoolean() && !(answer.TryGetProperty("errors", out var errors) && errors.ValueKind == JsonValueKind.True);

    /// <summary>What became of each line of a bulk request, in order.</summary>
    public static IReadOnlyList<BulkItem> Bulk(JsonElement answer) => [.. answer.GetProperty("items").EnumerateArray().Select(i =>
    {
        var item = i.EnumerateObject().First();
        var reason = item.Value.TryGetProperty("error", out var error) ? error.ToString() : "";
        return new BulkItem(item.Name, item.Value.GetProperty("_id").GetString() ?? "", item.Value.GetProperty("status").GetInt32(), reason);
    })];

    private static long Total(JsonElement hits) => hits.TryGetProperty("total", out var total) ? total.ValueKind == JsonValueKind.Object ? total.GetProperty("value").GetInt64() : total.GetInt64() : 0;

    private static void Demand(JsonElement answer)
    {
        if (answer.TryGetProperty("timed_out", out var late) && late.GetBoolean()) throw new IndexUnavailableException("The cluster ran out of time.") { IsAway = true };
        if (answer.TryGetProperty("_shards", out var shards) && shards.GetProperty("failed").GetInt32() > 0) throw new IndexUnavailableException("Part of the index did not answer.") { IsAway = true };
    }
}

/// <summary>What became of one line of a bulk request.</summary>
internal sealed record BulkItem(string Action, string Id, int Status, string Reason)
{
    /// <summary>It is as wanted: done, or done already by a newer change.</summary>
    public bool IsDone => Status is >= 200 and < 300 or 409 || (Action == "delete" && Status == 404);

    /// <summary>The cluster was too busy; the same again may go through.</summary>
    public bool MayBeTriedAgain => Status is 429 or >= 500;
}
