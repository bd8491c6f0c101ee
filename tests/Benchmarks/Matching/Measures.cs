namespace Marketplace.Tests.Benchmarks.Matching;

/// <summary>How well ranked lists meet what is known to be relevant: means over all judged queries.</summary>
public sealed record Measures(double Ndcg10, double Recall10, double Recall50)
{
    public static Measures Of(IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> relevant, Func<string, IReadOnlyList<string>> ranked)
    {
        double ndcg = 0, recall10 = 0, recall50 = 0;
        var judged = relevant.Where(r => r.Value.Values.Any(v => v > 0)).ToList();
        foreach (var (query, grades) in judged)
        {
            var list = ranked(query);
            var wanted = grades.Count(g => g.Value > 0);
            var gain = list.Take(10).Select((d, i) => grades.GetValueOrDefault(d) / Math.Log2(i + 2)).Sum();
            ndcg += gain / grades.Values.OrderDescending().Take(10).Select((g, i) => g / Math.Log2(i + 2)).Sum();
            recall10 += list.Take(10).Count(d => grades.GetValueOrDefault(d) > 0) / (double)wanted;
            recall50 += list.Take(50).Count(d => grades.GetValueOrDefault(d) > 0) / (double)wanted;
        }

        return new Measures(ndcg / judged.Count, recall10 / judged.Count, recall50 / judged.Count);
    }
}
