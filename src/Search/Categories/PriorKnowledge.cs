using System.Reflection;
using Marketplace.Contracts.Companies;
using Marketplace.Search.Text;

namespace Marketplace.Search.Categories;

/// <summary>What the codes' own names and our list of words for each say, in both languages: all there is to go by before anything was published.</summary>
internal sealed class PriorKnowledge
{
    /// <summary>Evidence worth one telling word beside which all else is doubt.</summary>
    private const double Doubt = 1.5;

    private readonly Dictionary<string, List<string>> _codesOf = new(StringComparer.Ordinal);
    private readonly int _longest;
    private readonly int _codes;

    /// <param name="terms">The codes to choose from.</param>
    /// <param name="words">Name of the list: one code a line, then its words.</param>
    public PriorKnowledge(IReadOnlyList<TaxonomyTerm> terms, string words)
    {
        _codes = terms.Count;
        foreach (var term in terms)
            foreach (var name in (string?[])[term.NameEn, term.NameFa, term.AboutEn, term.AboutFa])
                foreach (var word in TextAnalysis.Terms(name ?? "")) Add(word, term.Code);
        foreach (var line in Lines(words))
        {
            var (code, list) = (line[..line.IndexOf(':', StringComparison.Ordinal)], line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            foreach (var phrase in list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                Add(string.Join(' ', TextAnalysis.Terms(phrase)), code);
        }

        _longest = _codesOf.Keys.Max(k => k.Count(c => c == ' ') + 1);
    }

    /// <summary>Codes the text speaks of, the likeliest first.</summary>
    public IReadOnlyList<Suggestion> Suggest(string text)
    {
        var terms = TextAnalysis.Terms(text);
        var found = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < terms.Count; i++)
        {
            var phrase = "";
            for (var n = 0; n < _longest && i + n < terms.Count; n++)
            {
                phrase = n == 0 ? terms[i] : phrase + ' ' + terms[i + n];
                if (_codesOf.ContainsKey(phrase)) found[phrase] = found.GetValueOrDefault(phrase) + 1;
            }
        }

        var evidence = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var (phrase, count) in found)
        {
            var codes = _codesOf[phrase];
            // A word of many codes tells nothing; a phrase tells more than its words.
            var telling = Math.Log((double)_codes / codes.Count) / Math.Log(_codes) * (1 + phrase.Count(c => c == ' ')) * (1 + Math.Log(count));
            foreach (var code in codes) evidence[code] = evidence.GetValueOrDefault(code) + telling;
        }

        var all = evidence.Values.Sum() + Doubt;
        return [.. evidence.Select(e => new Suggestion(e.Key, e.Value / all)).OrderByDescending(s => s.Confidence).ThenBy(s => s.Label, StringComparer.Ordinal)];
    }

    private void Add(string phrase, string code)
    {
        if (phrase.Length == 0) return;
        if (!_codesOf.TryGetValue(phrase, out var codes)) _codesOf.Add(phrase, codes = []);
        if (!codes.Contains(code)) codes.Add(code);
    }

    private static IEnumerable<string> Lines(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Categories.{name}.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0) yield return line;
    }
}
