using Marketplace.Search.Text;

namespace Marketplace.Search.Matching;

/// <summary>Numbers for terms. Grows only.</summary>
internal sealed class Lexicon
{
    /// <summary>Between two passages: no pair of terms reaches across.</summary>
    public const int Break = -1;

    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);

    public int Count
    {
        get { lock (_numbers) return _numbers.Count; }
    }

    /// <summary>The passages as numbers, with <see cref="Break"/> between them.</summary>
    public int[] Read(IEnumerable<string> passages)
    {
        return Join([.. passages.Select(p =>
        {
            var read = new List<int>();
            Read(p, read, null);
            return read.ToArray();
        })]);
    }

    /// <summary>Passages one after another, with <see cref="Break"/> between them.</summary>
    public static int[] Join(IReadOnlyList<int[]> passages)
    {
        var joined = new List<int>(passages.Sum(p => p.Length + 1));
        foreach (var passage in passages)
        {
            if (passage.Length == 0) continue;
            if (joined.Count > 0) joined.Add(Break);
            joined.AddRange(passage);
        }

        return [.. joined];
    }

    /// <summary>One passage as numbers, and the words its terms stood as.</summary>
    public int[] Read(string passage, Dictionary<int, string> surfaces)
    {
        var read = new List<int>();
        Read(passage, read, surfaces);
        return [.. read];
    }

    private void Read(string passage, List<int> into, Dictionary<int, string>? surfaces)
    {
        var tokens = TextAnalysis.Tokens(passage);
        lock (_numbers)
            foreach (var token in tokens)
            {
                if (!token.IsContent) continue;
                if (!_numbers.TryGetValue(token.Stem, out var number)) _numbers.Add(token.Stem, number = _numbers.Count);
                into.Add(number);
                surfaces?.TryAdd(number, passage[token.Start..token.End]);
            }
    }
}
