using System.Diagnostics;
using System.Globalization;
using Lucene.Net.Store;
using Marketplace.Search.Documents;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Lucene;
using Marketplace.Search.Queries;

namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary>
/// <c>search --collection DIR [--documents N]</c>: a search as it is served, with every filter counted, among 1,000, 10,000 and 100,000 documents or
/// only so many, beside the bare query for the same words. Asks with three words, as people type, and with whole questions.
/// </summary>
internal static class SearchBenchmark
{
    private const int Questions = 100;
    private const int FewestLetters = 5;
    private const int PageSize = 20;

    public static async Task<int> RunAsync(string[] args)
    {
        var collection = Collection.Read(args.Folder("--collection"));
        var questions = collection.Queries.Take(Questions).Select(q => q.Text).ToList();
        var typed = questions.Select(q => string.Join(' ', q.Split(' ').Where(w => w.Length >= FewestLetters).Take(3))).ToList();
        var rows = new List<Result>();
        foreach (var size in args.Option("--documents") is { } only ? [int.Parse(only, CultureInfo.InvariantCulture)] : (int[])[1_000, 10_000, 100_000])
        {
            var folder = System.IO.Directory.CreateTempSubdirectory("marketplace-bench-").FullName;
            await using (var index = new LuceneIndex(Path.Combine(folder, "product"), TimeProvider.System))
            {
                var texts = await FillAsync(index, collection, size);
                using var bare = PlainSearch.Write(FSDirectory.Open(Path.Combine(folder, "bare")), texts.Values.Select(t => new Entry("", "", string.Join(' ', t.Select(x => x.Text)))));
                Console.WriteLine(Rounds.Text($"{size:N0} documents: {SizeOf(folder, "product"):0.0} MB on disk, bare {SizeOf(folder, "bare"):0.0} MB"));
                foreach (var (how, queries) in ((string, List<string>)[])[("three words", typed), ("whole questions", questions)])
                {
                    var compared = await Rounds.CompareEachAsync(
                        Rounds.Text($"search among {size:N0}, {how}"),
                        () => Round.OfAsync(1, queries.Count, i => FindAsync(index, texts, queries[i])),
                        () => Round.OfAsync(1, queries.Count, i => Task.FromResult(bare.Find(queries[i], PageSize))), warmUp: 10);
                    rows.AddRange([compared.Times(.5), compared.Times(.95), compared.Computing]);
                }

                var before = GC.GetTotalMemory(forceFullCollection: true);
                await index.DisposeAsync();
                Console.WriteLine(Rounds.Text($"{(before - GC.GetTotalMemory(forceFullCollection: true)) / 1e6:0.0} MB of memory held by the open index"));
            }

            System.IO.Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(Result.Heading);
        foreach (var row in rows) Console.WriteLine(row);
        return 0;
    }

    private static Task<Found> FindAsync(LuceneIndex index, Dictionary<Guid, IReadOnlyList<WeightedText>> texts, string query) => Finder.FindAsync(
        index, Vocabularies.Product, new Wanted(DocumentKind.Challenge, query, Wanted.NothingChosen, SortOrder.Relevance, 0, PageSize, TimeProvider.System.GetUtcNow()),
        (ids, _) => Task.FromResult<IReadOnlyList<IReadOnlyList<WeightedText>>>([.. ids.Select(id => texts[id])]), CancellationToken.None);

    private static async Task<Dictionary<Guid, IReadOnlyList<WeightedText>>> FillAsync(LuceneIndex index, Collection collection, int size)
    {
        var texts = new Dictionary<Guid, IReadOnlyList<WeightedText>>();
        var generation = await index.CreateAsync(CancellationToken.None);
        var watch = Stopwatch.StartNew();
        foreach (var batch in MadeUpChallenges.Of(collection.Documents, size).Chunk(1_000))
        {
            var documents = batch.Select(c => SearchDocument.Of(c, TimeProvider.System.GetUtcNow()).ToIndex()).ToList();
            await index.WriteAsync(generation, [.. documents.Select((d, i) => new IndexChange(d.Id, texts.Count + i + 1, d))], texts.Count + batch.Length, CancellationToken.None);
            foreach (var document in documents) texts[document.Id] = document.Text;
        }

        await index.PublishAsync(generation, CancellationToken.None);
        await index.LiveAsync(CancellationToken.None);
        Console.WriteLine(Rounds.Text($"filled at {size / watch.Elapsed.TotalSeconds:N0}/s"));
        return texts;
    }

    private static double SizeOf(string folder, string part) =>
        System.IO.Directory.EnumerateFiles(Path.Combine(folder, part), "*", SearchOption.AllDirectories).Sum(f => new FileInfo(f).Length) / 1e6;
}
