namespace Marketplace.Search.Matching;

/// <summary>Keeps places in a ranked list for companies that have won nothing yet.</summary>
public static class Newcomers
{
    /// <summary>At least one place in each five.</summary>
    public const int OneIn = 5;

    /// <summary>
    /// In each five places without a newcomer the last goes to the newcomer whose text fits best among those not yet listed. Nobody else
    /// changes order.
    /// </summary>
    /// <param name="ranked">Best first.</param>
    /// <param name="isNewcomer">Has won nothing yet.</param>
    /// <param name="text">What newcomers are ordered by.</param>
    /// <param name="fits">A newcomer below this is not worth a place: nobody is served by a match that is none.</param>
    public static IReadOnlyList<T> KeepPlaces<T>(IReadOnlyList<T> ranked, Func<T, bool> isNewcomer, Func<T, float> text, Func<T, bool> fits)
    {
        var waiting = new Queue<int>(Enumerable.Range(0, ranked.Count).Where(i => isNewcomer(ranked[i]) && fits(ranked[i])).OrderByDescending(i => text(ranked[i])));
        var placed = new bool[ranked.Count];
        var list = new List<T>(ranked.Count);
        var (next, newcomersInFive) = (0, 0);
        while (list.Count < ranked.Count)
        {
            var inFive = list.Count % OneIn;
            if (inFive == 0) newcomersInFive = 0;
            while (waiting.TryPeek(out var first) && placed[first]) waiting.Dequeue();
            int take;
            if (inFive == OneIn - 1 && newcomersInFive == 0 && waiting.Count > 0)
            {
                take = waiting.Dequeue();
            }
            else
            {
                while (placed[next]) next++;
                take = next;
            }

            placed[take] = true;
            if (isNewcomer(ranked[take])) newcomersInFive++;
            list.Add(ranked[take]);
        }

        return list;
    }
}
