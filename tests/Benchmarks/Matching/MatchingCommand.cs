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
        Print("text alone", collection, Lists(Without(full, p => new MatchParts { Text = p.Text }), collection));
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

        if (args.Contains("--ablate")) Ablate(collection, full);
        if (args.Option("--run") is { } file) await WriteAsync(file, kept);
        return 0;
    }

    private static void Ablate(MatchingCollection collection, Dictionary<MatchDemand, IReadOnlyList<RankedCompany>> full)
    {
        void Leave(string name, Func<MatchParts, MatchParts> without) => Print($"full without {name}", collection, Lists(Without(full, without), collection));
        Leave("similar demands", p => p with { Vote = 0 });
        Leave("same customer", p => p with { Customer = 0 });
        Leave("recency", p => p with { Recency = 0 });

        void With(string name, TextSettings text)
        {
            var ranked = Rank(collection, text, MatchWeights.Default);
            Print($"text without {name}", collection, Lists(Without(ranked, p => new MatchParts { Text = p.Text }), collection));
            Print($"full without {name}", collection, Lists(ranked, collection));
        }

        var text = TextSettings.Default;
        With("metric", text with { LearnsMetric = false });
        With("meaning", text with { LatentShare = 0 });
        With("words", text with { LatentShare = 1 });
        With("pairs", text with { PairWeight = 0 });
        With("title weight", text with { TitleWeight = 1 });
        With("damping", text with { RepeatLimit = 1e6f });
        With("answers in places", text with { AnswersMovePlaces = false });
    }

    /// <summary>The same lists in the order they would have if a feature had added nothing.</summary>
    private static Dictionary<MatchDemand, IReadOnlyList<RankedCompany>> Without(Dictionary<MatchDemand, IReadOnlyList<RankedCompany>> ranked, Func<MatchParts, MatchParts> without) =>
        ranked.ToDictionary(r => r.Key, r => (IReadOnlyList<RankedCompany>)[.. r.Value.OrderByDescending(c => without(c.Parts).Total).ThenBy(c => c.Company.Id)]);

    internal static Dictionary<MatchDemand, IReadOnlyList<RankedCompany>> Rank(MatchingCollection collection, TextSettings text, MatchWeights weights)
    {
        var ranked = new Dictionary<MatchDemand, IReadOnlyList<RankedCompany>>();
        foreach (var year in collection.Demands.GroupBy(d => d.OpenedAt.Year).OrderBy(y => y.Key))
        {
            var (demands, answers) = collection.Before(year.Key);
            using var model = MatchModel.Build(collection.CompaniesOf(answers), demands, answers, text, weights);
            foreach (var demand in year) ranked.Add(demand, model.Rank(demand, int.MaxValue));
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
