namespace Marketplace.Search.Index;

/// <summary>How much a typed word may differ from the word meant.</summary>
internal static class Typos
{
    private const int ShortestForOne = 4;
    private const int ShortestForTwo = 8;

    /// <summary>Letters at the beginning that are taken as meant.</summary>
    public const int SureLetters = 1;

    /// <summary>Letters that may be wrong, missing, too many or exchanged.</summary>
    public static int Allowed(string word) => word.Length < ShortestForOne || word.Any(char.IsDigit) ? 0 : word.Length < ShortestForTwo ? 1 : 2;

    /// <summary>The word probably meant: the nearest, of those the most frequent; null when none is near enough or the word is there itself.</summary>
    public static string? Best(string word, IEnumerable<(string Key, long Documents)> candidates)
    {
        var ranked = candidates.Select(c => (c.Key, c.Documents, Distance: Distance(word, c.Key))).Where(c => c.Distance <= Allowed(word))
            .OrderBy(c => c.Distance).ThenByDescending(c => c.Documents).ThenBy(c => c.Key, StringComparer.Ordinal).FirstOrDefault();
        return ranked.Key is null || ranked.Distance == 0 ? null : ranked.Key;
    }

    /// <summary>Letters to change, add, drop or exchange with a neighbour.</summary>
    public static int Distance(string one, string other)
    {
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++) last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1]) row[j] = Math.Min(row[j], before[j - 2] + 1);
            }

            (before, last, row) = (last, row, before);
        }

        return last[other.Length];
    }
}
