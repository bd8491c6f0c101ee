using System.Text.Json;
using System.Text.Json.Serialization;

namespace Marketplace.Tests.Benchmarks.Matching;

/// <summary>A directory in BEIR layout: documents, queries and which documents answer which query.</summary>
public sealed record Collection(IReadOnlyList<CollectionText> Documents, IReadOnlyList<CollectionText> Queries, IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Relevant)
{
    public static async Task<Collection> ReadAsync(string directory)
    {
        var relevant = new Dictionary<string, Dictionary<string, int>>();
        var judged = Path.Combine(directory, "qrels", "test.tsv");
        if (File.Exists(judged))
            foreach (var cells in (await File.ReadAllLinesAsync(judged)).Skip(1).Select(l => l.Split('\t')).Where(c => c.Length == 3))
            {
                if (!relevant.TryGetValue(cells[0], out var own)) relevant.Add(cells[0], own = []);
                own[cells[1]] = int.Parse(cells[2], System.Globalization.CultureInfo.InvariantCulture);
            }

        return new Collection(
            await RowsAsync(Path.Combine(directory, "corpus.jsonl")), await RowsAsync(Path.Combine(directory, "queries.jsonl")),
            relevant.ToDictionary(r => r.Key, r => (IReadOnlyDictionary<string, int>)r.Value));
    }

    public static async Task<IReadOnlyList<CollectionText>> RowsAsync(string file)
    {
        var rows = new List<CollectionText>();
        await foreach (var line in File.ReadLinesAsync(file))
            if (line.Length > 0) rows.Add(JsonSerializer.Deserialize<CollectionText>(line, JsonSerializerOptions.Web)!);
        return rows;
    }
}

/// <summary>A document or a query with what else the collection says of it.</summary>
public sealed record CollectionText
{
    [JsonPropertyName("_id")]
    public required string Id { get; init; }
    public string Title { get; init; } = "";
    public string Text { get; init; } = "";
    public CollectionFacts Metadata { get; init; } = new();

    [JsonPropertyName("technology_areas")]
    public IReadOnlyList<string> Labels { get; init; } = [];
}

/// <summary>Facts some collections carry; all may be missing.</summary>
public sealed record CollectionFacts
{
    public string? Firm { get; init; }
    public string? Agency { get; init; }
    public string? Branch { get; init; }
    public int? Year { get; init; }
    public IReadOnlyList<string> Agencies { get; init; } = [];

    [JsonPropertyName("last_year")]
    public int? LastYear { get; init; }

    [JsonPropertyName("awards_before_cut")]
    public int? Awards { get; init; }

    [JsonPropertyName("open_date")]
    public string? Opened { get; init; }
}
