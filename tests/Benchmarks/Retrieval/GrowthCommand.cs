using System.Diagnostics;
using Marketplace.Search.Documents;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Lucene;
using Marketplace.Search.Queries;

namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary><c>growth --collection DIR</c>: what 1,000, 10,000 and 100,000 documents cost to index and to search with filters counted, beside the bare query.</summary>
internal static class GrowthCommand
{
    private const int Questions = 200;
    private static readonly string[] Fields = ["mining", "robotics", "nanotechnology", "machine-vision", "automation-control"];

    public static async Task<int> RunAsync(string[] args)
    {
        var collection = Collection.Read(args.Folder("--collection"));
        var queries = collection.Queries.Take(Questions).Select(q => string.Join(' ', q.Text.Split(' ').Take(3))).ToList();
        foreach (var size in (int[])[1_000, 10_000, 100_000])
        {
            var folder = Directory.CreateTempSubdirectory("marketplace-bench-").FullName;
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var watch = Stopwatch.StartNew();
            await using (var index = new LuceneIndex(folder, TimeProvider.System))
            {
                var generation = await index.CreateAsync(CancellationToken.None);
                for (var at = 0; at < size; at += 1_000)
                    await index.WriteAsync(generation, [.. Enumerable.Range(at, 1_000).Select(i => Change(collection.Documents[i % collection.Documents.Count], i))], at + 1_000, CancellationToken.None);
                await index.PublishAsync(generation, CancellationToken.None);
                var built = watch.Elapsed;
                await index.LiveAsync(CancellationToken.None);

                using var bare = new PlainSearch(Enumerable.Range(0, size).Select(i => collection.Documents[i % collection.Documents.Count]));
                var (product, plain) = (new List<double>(), new List<double>());
                for (var round = 0; round < 2; round++)
                    foreach (var query in queries)
                    {
                        var started = Stopwatch.GetTimestamp();
                        await Finder.FindAsync(index, Vocabularies.Product, new Wanted(DocumentKind.Challenge, query, Wanted.NothingChosen, SortOrder.Relevance, 0, 20, TimeProvider.System.GetUtcNow()), NoTexts, CancellationToken.None);
                        var between = Stopwatch.GetTimestamp();
                        bare.Find(query, 20);
                        if (round == 0) continue;
                        product.Add(Stopwatch.GetElapsedTime(started, between).TotalMilliseconds);
                        plain.Add(Stopwatch.GetElapsedTime(between).TotalMilliseconds);
                    }

                product.Sort();
                plain.Sort();
                var disk = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) / 1e6;
                Console.WriteLine(FormattableString.Invariant(
                    $"{size,7} documents: indexed at {size / built.TotalSeconds:F0}/s, {disk:F0} MB on disk, {(GC.GetTotalMemory(true) - before) / 1e6:F0} MB held with the twin; search p50 {product[product.Count / 2]:F2} ms p95 {product[product.Count * 95 / 100]:F2} ms, bare query p50 {plain[plain.Count / 2]:F2} ms"));
            }

            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static Task<IReadOnlyList<IReadOnlyList<WeightedText>>> NoTexts(IReadOnlyList<Guid> ids, CancellationToken ct) => Task.FromResult<IReadOnlyList<IReadOnlyList<WeightedText>>>([.. ids.Select(_ => (IReadOnlyList<WeightedText>)[])]);

    private static IndexChange Change(Entry entry, int number)
    {
        var id = Guid.CreateVersion7();
        return new IndexChange(id, number + 1, new IndexDocument(id, DocumentKind.Challenge, DocumentText.Of(entry.Title, [entry.Text]),
            new Dictionary<string, IReadOnlyList<string>> { ["field"] = [Fields[number % Fields.Length]], ["province"] = [$"IR-{number % 31:D2}"], ["state"] = ["Published"], ["cooperation"] = ["Pilot"] },
            new Dictionary<string, long> { ["trl"] = number % 9 + 1, ["budget"] = number * 1_000_000L, ["closes"] = 1, ["open_until"] = 1, ["newest"] = number }));
    }
}
