using Marketplace.Search.Text;

namespace Marketplace.Search.Queries;

/// <summary>Words that stand for each other, within a language or across. Entries are found by stem, so endings make no difference.</summary>
public sealed class Vocabulary
{
    private const int LongestEntry = 4;
    private readonly Dictionary<string, List<Entry>> _byKey = new(StringComparer.Ordinal);

    public static Vocabulary Empty { get; } = new();

    /// <summary>Adds terms that stand for each other.</summary>
    /// <param name="weight">What another term of the group is worth, compared with the term itself.</param>
    public void Add(IReadOnlyList<string> terms, float weight)
    {
        var analysed = terms.Select(t => TextAnalysis.Tokens(t).Where(x => x.Role != TokenRole.Ending).ToList()).Where(t => t.Count is > 0 and <= LongestEntry).ToList();
        foreach (var term in analysed)
            foreach (var key in new HashSet<string>([Key(term), string.Concat(term.Select(t => t.Word))], StringComparer.Ordinal))
            {
                if (!_byKey.TryGetValue(key, out var entries)) _byKey[key] = entries = [];
                entries.AddRange(analysed.Where(t => t != term && Key(t) != Key(term)).Select(t => new Entry(t, weight)));
            }
    }

    /// <summary>Where in the tokens a known term stands and what stands for it; longer terms first, none inside another.</summary>
    internal IEnumerable<(int First, int Count, IReadOnlyList<Entry> Others)> Find(IReadOnlyList<Token> tokens)
    {
        if (_byKey.Count == 0) yield break;
        for (var first = 0; first < tokens.Count; first++)
        {
            for (var count = Math.Min(LongestEntry, tokens.Count - first); count > 0; count--)
            {
                if (!_byKey.TryGetValue(Key(tokens, first, count), out var others)) continue;
                yield return (first, count, others);
                first += count - 1;
                break;
            }
        }
    }

    private static string Key(IReadOnlyList<Token> tokens, int first = 0, int? count = null) => string.Join(' ', tokens.Skip(first).Take(count ?? tokens.Count).Select(t => t.Stem));

    /// <summary>A term that stands for the one found.</summary>
    internal sealed record Entry(IReadOnlyList<Token> Tokens, float Weight);
}
