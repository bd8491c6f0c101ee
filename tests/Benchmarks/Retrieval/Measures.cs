namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary>How good a ranking is, averaged over the judged questions; a question without hits scores nothing.</summary>
internal readonly record struct Measures(int Questions, double Ndcg10, double Recall100)
{
    public static Measures Of(IReadOnlyDictionary<string, Dictionary<string, int>> judgements, IReadOnlyDictionary<string, IReadOnlyList<string>> run, Func<string, bool>? only = null)
    {
        var (n, ndcg, recall) = (0, 0.0, 0.0);
        foreach (var (query, all) in judgements)
        {
            var relevant = all.Where(j => j.Value > 0).ToDictionary(j => j.Key, j => j.Value);
            if (relevant.Count == 0 || only?.Invoke(query) == false) continue;
            n++;
            var hits = run.GetValueOrDefault(query) ?? [];
            var gained = hits.Take(10).Select((d, i) => relevant.GetValueOrDefault(d) / Math.Log2(i + 2)).Sum();
            ndcg += gained / relevant.Values.OrderDescending().Take(10).Select((s, i) => s / Math.Log2(i + 2)).Sum();
            recall += hits.Take(100).Count(relevant.ContainsKey) / (double)relevant.Count;
        }

        return n == 0 ? default : new Measures(n, ndcg / n, recall / n);
    }

    public override string ToString() => FormattableString.Invariant($"n {Questions,5}  nDCG@10 {Ndcg10:F4}  Recall@100 {Recall100:F4}");
}
