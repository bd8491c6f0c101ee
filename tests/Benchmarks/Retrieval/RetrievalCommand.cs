using Marketplace.Search.Queries;

namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary><c>retrieval --collection DIR [--run FILE]</c>: the product beside plain BM25.</summary>
internal static class RetrievalCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var folder = args.Folder("--collection");
        var collection = Collection.Read(folder);
        await using var product = await ProductSearch.IndexAsync(collection.Documents, Vocabularies.Product);
        var run = await product.RunAsync(collection.Queries);
        using var bm25 = new PlainSearch(collection.Documents);
        var plain = bm25.Run(collection.Queries);
        Console.WriteLine($"product     {Measures.Of(collection.Judgements, run)}");
        Console.WriteLine($"plain BM25  {Measures.Of(collection.Judgements, plain)}");
        if (Path.Combine(folder, "hard-ids.txt") is var hard && File.Exists(hard))
        {
            var ids = File.ReadAllLines(hard).ToHashSet();
            Console.WriteLine($"product, hard     {Measures.Of(collection.Judgements, run, ids.Contains)}");
            Console.WriteLine($"plain BM25, hard  {Measures.Of(collection.Judgements, plain, ids.Contains)}");
        }

        if (args.Option("--run") is { } file) await File.WriteAllLinesAsync(file, run.SelectMany(q => q.Value.Select((d, i) => $"{q.Key}\t{d}\t{i + 1}")));
        return 0;
    }
}
