namespace Marketplace.Search.Matching;

/// <summary>Splits a text into the terms that are compared, each with the words it stood as.</summary>
public interface ITerms
{
    IEnumerable<Term> Of(string text);
}

/// <param name="Key">What is compared: normalised and without endings.</param>
/// <param name="Surface">As the reader knows it.</param>
public readonly record struct Term(string Key, string Surface);

/// <summary>Numbers for terms. Grows only.</summary>
internal sealed class Lexicon(ITerms terms)
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
        var read = new List<int>();
        foreach (var passage in passages)
        {
            if (read.Count > 0) read.Add(Break);
            Read(passage, read, null);
        }

        return [.. read];
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
        var found = terms.Of(passage).ToList();
        lock (_numbers)
            foreach (var (key, surface) in found)
            {
                if (!_numbers.TryGetValue(key, out var number)) _numbers.Add(key, number = _numbers.Count);
                into.Add(number);
                surfaces?.TryAdd(number, surface);
            }
    }
}
