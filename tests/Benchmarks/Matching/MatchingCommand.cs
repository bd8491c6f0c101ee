using Marketplace.Search.Matching;

namespace Marketplace.Tests.Benchmarks.Matching;

/// <summary>
/// <c>matching --collection DIR [--history DIR] [--run FILE] [--ablate]</c>: who answers a demand, by the product and by plain BM25. Each demand is
/// matched with what was known when its year began.
/// </summary>
public static class MatchingCommand
{
    private const int Listed = 100;

    public static async Task<int> RunAsync(string[] args)
    {
        var collection = await MatchingCollection.ReadAsync(args.Folder("--collection"), args.Option("--history"));
        Console.WriteLine($"{collection.Companies.Count} companies, {collection.Demands.Count} demands");

        var bm25 = new Dictionary<string, IReadOnlyList<string>>();
        using (var plain = new PlainBm25(collection.Companies.Select(c => (collection.IdOf(c), string.Join('\n', c.Works)))))
            foreach (var demand in collection.Demands) bm25[collection.IdOf(demand)] = plain.Search(demand.Title + "\n" + demand.Text, Listed);
        Print("plain BM25", collection, bm25);

        var full = Rank(collection, TextSettings.Default, MatchWeights.Default);
        Print("text alone", collection, Lists(Rank(collection, TextSettings.Default, MatchWeights.TextOnly), collection));
        Print("full", collection, Lists(full, collection));
        var kept = Lists(full.ToDictionary(r => r.Key, r => KeepPlaces(r.Value)), collection);
        Print("full, places for newcomers", collection, kept);
        Console.WriteLine(FormattableString.Invariant($"newcomers in the first ten: {Share(full, l => l):P1} by merit, {Share(full, KeepPlaces):P1} with places kept"));
        if (collection.Few.Count > 0)
        {
            var few = full.ToDictionary(r => r.Key, r => (IReadOnlyList<RankedCompany>)[.. r.Value.Select(c => c with { Company = c.Company with { Newcomer = collection.Few.Contains(c.Company.Id) } })]);
            Print("full, places for small records", collection, Lists(few.ToDictionary(r => r.Key, r => KeepPlaces(r.Value)), collection));
            Console.WriteLine(FormattableString.Invariant($"companies with few awards in the first ten: {Share(few, l => l):P1} by merit, {Share(few, KeepPlaces):P1} with places kept for them"));
        }

        if (args.Contains("--ablate")) Ablate(collection);
        if (args.Option("--run") is { } file) await WriteAsync(file, kept);
        return 0;
    }

    private static void Ablate(MatchingCollection collection)
    {
        Console.WriteLine("Without …");
        void With(string name, TextSettings text, MatchWeights weights) => Print(name, collection, Lists(Rank(collection, text, weights), collection));
        var (text, weights) = (TextSettings.Default, MatchWeights.Default);
        With("  pairs of words", text with { PairWeight = 0 }, weights);
        With("  titles counting three times", text with { TitleWeight = 1 }, weights);
        With("  damping of repeated words", text with { RepeatLimit = 1e6f }, weights);
        With("  the latent space", text with { LatentShare = 0 }, weights);
        With("  the learnt metric", text with { LearnsMetric = false }, weights);
        With("  words, latent space alone", text with { LatentShare = 1 }, weights);
        With("  votes of similar demands", text, weights with { Vote = 0 });
        With("  same customer", text, weights with { Customer = 0 });
        With("  recency", text, weights with { Recency = 0 });
        Console.WriteLine("Text alone, without …");
        With("  the learnt metric", text with { LearnsMetric = false }, MatchWeights.TextOnly);
        With("  the latent space", text with { LatentShare = 0 }, MatchWeights.TextOnly);
        With("  words, latent space alone", text with { LatentShare = 1 }, MatchWeights.TextOnly);
    }

    internal static Dictionary<MatchDemand, IReadOnlyList<RankedCompany>> Rank(MatchingCollection collection, TextSettings text, MatchWeights weights)
    {
        var ranked = new Dictionary<MatchDemand, IReadOnlyList<RankedCompany>>();
        foreach (var year in collection.Demands.GroupBy(d => d.OpenedAt.Year).OrderBy(y => y.Key))
        {
            var (demands, answers) = collection.Before(year.Key);
            using var model = MatchModel.Build(collection.CompaniesOf(answers), demands, answers, text, weights);
            foreach (var demand in year) ranked.Add(demand, model.Rank(demand, Listed * 10));
        }

        return ranked;
    }

    private static IReadOnlyList<RankedCompany> KeepPlaces(IReadOnlyList<RankedCompany> ranked) =>
        Newcomers.KeepPlaces(ranked, r => r.Company.Newcomer, r => r.Parts.Text, r => r.Parts.Topical);

    internal static Dictionary<string, IReadOnlyList<string>> Lists(Dictionary<MatchDemand, IReadOnlyList<RankedCompany>> ranked, MatchingCollection collection) =>
        ranked.ToDictionary(r => collection.IdOf(r.Key), r => (IReadOnlyList<string>)[.. r.Value.Take(Listed).Select(c => collection.IdOf(c.Company))]);

    private static double Share(Dictionary<MatchDemand, IReadOnlyList<RankedCompany>> ranked, Func<IReadOnlyList<RankedCompany>, IReadOnlyList<RankedCompany>> order) =>
        ranked.Values.Average(l => order(l).Take(10).Count(c => c.Company.Newcomer) / 10.0);

    internal static void Print(string name, MatchingCollection collection, Dictionary<string, IReadOnlyList<string>> lists)
    {
        var measures = Measures.Of(collection.Relevant, q => lists.GetValueOrDefault(q) ?? []);
        Console.WriteLine(FormattableString.Invariant($"{name,-32} nDCG@10 {measures.Ndcg10:0.000}  Recall@10 {measures.Recall10:0.000}  Recall@50 {measures.Recall50:0.000}"));
    }

    private static async Task WriteAsync(string file, Dictionary<string, IReadOnlyList<string>> lists)
    {
        await using var run = new StreamWriter(file);
        foreach (var (query, list) in lists)
            for (var i = 0; i < list.Count; i++) await run.WriteLineAsync(FormattableString.Invariant($"{query}\t{list[i]}\t{Listed - i}"));
    }
}
