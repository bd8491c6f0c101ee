namespace Marketplace.Search.Matching;

/// <summary>How evenly showings were spread.</summary>
public static class Exposure
{
    /// <summary>Gini coefficient: 0 when all have the same, near 1 when one has it all.</summary>
    /// <param name="shown">Showings of each that was shown.</param>
    /// <param name="couldHaveBeen">How many could have been shown, those included.</param>
    public static double Gini(IEnumerable<long> shown, int couldHaveBeen)
    {
        var sorted = shown.Where(s => s > 0).Order().ToList();
        var all = Math.Max(couldHaveBeen, sorted.Count);
        var sum = sorted.Sum();
        if (sum == 0 || all == 0) return 0;
        var unseen = all - sorted.Count;
        var weighted = 0.0;
        for (var i = 0; i < sorted.Count; i++) weighted += (double)(unseen + i + 1) * sorted[i];
        return 2 * weighted / ((double)all * sum) - (all + 1.0) / all;
    }
}
