using System.Text.Json;
using Marketplace.Search.Queries;

namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary><c>variants --collection DIR</c>: what each way of spelling a question costs.</summary>
internal static class VariantsCommand
{
    public static async Task<int> RunAsync(string[] args)
    {
        var folder = args.Folder("--collection");
        var collection = Collection.Read(folder);
        var original = collection.Queries.ToDictionary(q => q.Id);
        await using var product = await ProductSearch.IndexAsync(collection.Documents, Vocabularies.Product);
        var variants = File.ReadLines(Path.Combine(folder, "query-variants.jsonl")).Where(l => l.Length > 0).Select(l => JsonDocument.Parse(l).RootElement)
            .GroupBy(v => v.GetProperty("variant").GetString()!, v => new Entry(v.GetProperty("_id").GetString()!, "", v.GetProperty("text").GetString()!));
        foreach (var variant in variants)
        {
            var asked = variant.Select(v => v.Id).ToHashSet();
            var before = Measures.Of(collection.Judgements, await product.RunAsync(asked.Select(id => original[id])), asked.Contains);
            var after = Measures.Of(collection.Judgements, await product.RunAsync(variant), asked.Contains);
            Console.WriteLine(FormattableString.Invariant($"{variant.Key,-16} n {asked.Count,4}  nDCG@10 {before.Ndcg10:F4} -> {after.Ndcg10:F4}  costs {before.Ndcg10 - after.Ndcg10:F4}"));
        }

        return 0;
    }
}
