using System.Diagnostics;
using System.Globalization;
using Lucene.Net.Store;
using Marketplace.Search.Data;
using Marketplace.Search.Documents;
using Marketplace.Search.Feeding;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Lucene;
using Marketplace.Tests.Integration.Harness;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary><c>rebuild --collection DIR [--documents N]</c>: builds the index anew from the database, as after its loss, beside a bare writer that is handed the same texts.</summary>
internal static class RebuildBenchmark
{
    public static async Task<int> RunAsync(string[] args)
    {
        var collection = Collection.Read(args.Folder("--collection"));
        var count = int.Parse(args.Option("--documents") ?? "100000", CultureInfo.InvariantCulture);
        await using var app = await RunningMarketplace.StartAsync(RunParts.Connections(Parts.Servers, ["search"]), null, "search");
        Console.WriteLine("Filling the database …");
        foreach (var batch in MadeUpChallenges.Of(collection.Documents, count).Chunk(1_000)) await SaveAsync(app, batch.Select(c => SearchDocument.Of(c, TimeProvider.System.GetUtcNow())));
        // Every change has its place once the service's own index has it.
        var own = app.Services.GetRequiredService<ISearchIndex>();
        await Integration.Servers.Eventually.HoldsAsync(async () => await own.CountAsync(CancellationToken.None) == count, TimeSpan.FromMinutes(10));
        var texts = MadeUpChallenges.Of(collection.Documents, count).Select(c => SearchDocument.Of(c, TimeProvider.System.GetUtcNow()).Texts())
            .Select(t => new Entry("", "", string.Join(' ', t.Select(x => x.Text)))).ToList();

        var compared = await Rounds.CompareAsync(Rounds.Text($"rebuild an index of {count:N0}"), count, Product, Twin);
        Console.WriteLine($"{Result.Heading}\n{compared.Rate}\n{compared.Computing}");
        return 0;

        async Task<TimeSpan> Product()
        {
            var folder = System.IO.Directory.CreateTempSubdirectory("marketplace-bench-").FullName;
            await using var index = new LuceneIndex(folder, TimeProvider.System);
            var keeper = ActivatorUtilities.CreateInstance<IndexKeeper>(app.Services, index, new FeedSignal());
            var watch = Stopwatch.StartNew();
            var built = await keeper.RebuildAsync(CancellationToken.None);
            var took = watch.Elapsed;
            if (built != count) throw new InvalidOperationException($"{built} of {count} were built.");
            System.IO.Directory.Delete(folder, recursive: true);
            return took;
        }

        Task<TimeSpan> Twin()
        {
            var folder = System.IO.Directory.CreateTempSubdirectory("marketplace-bench-").FullName;
            var watch = Stopwatch.StartNew();
            using (PlainSearch.Write(FSDirectory.Open(folder), texts))
            {
                // Written and opened.
            }

            var took = watch.Elapsed;
            System.IO.Directory.Delete(folder, recursive: true);
            return Task.FromResult(took);
        }
    }

    private static async Task SaveAsync(RunningMarketplace app, IEnumerable<SearchDocument> documents)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SearchDbContext>();
        db.Documents.AddRange(documents);
        await db.SaveChangesAsync();
    }
}
