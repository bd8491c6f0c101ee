using System.Text.Json;
using Marketplace.Search.Queries;

namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary><c>crosslingual --collection DIR</c>: asks in one language for texts in the other.</summary>
internal static class CrosslingualCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var rows = File.ReadLines(Path.Combine(args.Folder("--collection"), "parallel.jsonl")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        List<Entry> In(string language) => [.. rows.Select(r => new Entry(r.GetProperty("id").ToString(), "", r.GetProperty(language).GetString()!))];
        var judgements = rows.Select(r => r.GetProperty("id").ToString()).ToDictionary(id => id, id => new Dictionary<string, int> { [id] = 1 });
        foreach (var (asked, written) in ((string, string)[])[("en", "fa"), ("fa", "en")])
        {
            Console.WriteLine($"{asked} -> {written}");
            using var plain = new PlainSearch(In(written));
            Console.WriteLine($"  plain BM25           {Measures.Of(judgements, plain.Run(In(asked)))}");
            foreach (var (name, vocabulary) in ((string, Vocabulary)[])[("without lexicon", Vocabulary.Empty), ("product", Vocabularies.Product)])
            {
                await using var product = await ProductSearch.IndexAsync(In(written), vocabulary);
                var run = await product.RunAsync(In(asked));
                Console.WriteLine($"  {name,-20} {Measures.Of(judgements, run)}");
                if (name == "product" && asked == "en" && args.Option("--run") is { } file)
                    await File.WriteAllLinesAsync(file, run.SelectMany(q => q.Value.Select((d, i) => $"{q.Key}\t{d}\t{i + 1}")));
            }
        }

        return 0;
    }
}
