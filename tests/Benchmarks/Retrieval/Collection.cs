using System.Globalization;
using System.Text.Json;

namespace Marketplace.Tests.Benchmarks.Retrieval;

internal sealed record Entry(string Id, string Title, string Text);

/// <summary>Documents, questions and which answer which, in BEIR's layout.</summary>
internal sealed record Collection(IReadOnlyList<Entry> Documents, IReadOnlyList<Entry> Queries, IReadOnlyDictionary<string, Dictionary<string, int>> Judgements)
{
    public static Collection Read(string folder) => new(
        ReadEntries(Path.Combine(folder, "corpus.jsonl")), ReadEntries(Path.Combine(folder, "queries.jsonl")),
        File.ReadLines(Path.Combine(folder, "qrels", "test.tsv")).Skip(1).Where(l => l.Length > 0).Select(l => l.Split('\t'))
            .GroupBy(p => p[0]).ToDictionary(g => g.Key, g => g.ToDictionary(p => p[1], p => int.Parse(p[2], CultureInfo.InvariantCulture))));

    public static IReadOnlyList<Entry> ReadEntries(string file) => [.. File.ReadLines(file).Where(l => l.Length > 0).Select(l =>
    {
        using var json = JsonDocument.Parse(l);
        string Of(string name) => json.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";
        return new Entry(Of("_id"), Of("title"), Of("text"));
    })];
}
