using System.Runtime.InteropServices;
using Marketplace.Search.Text;

namespace Marketplace.Search.Categories;

/// <summary>Texts as directions over terms: ln(1 + count) · rarity, of length 1.</summary>
internal sealed class TermVectors
{
    private const int FewestHolders = 2;

    private readonly Dictionary<string, (int Number, double Rarity)> _terms = new(StringComparer.Ordinal);

    public TermVectors(IReadOnlyList<string> texts)
    {
        var holders = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var text in texts)
            foreach (var key in Counts(text).Keys)
                CollectionsMarshal.GetValueRefOrAddDefault(holders, key, out _)++;
        foreach (var (key, count) in holders.Where(h => h.Value >= FewestHolders).OrderBy(h => h.Key, StringComparer.Ordinal))
            _terms.Add(key, (_terms.Count, Math.Log((1.0 + texts.Count) / (1 + count)) + 1));
    }

    public int Count => _terms.Count;

    public (int Term, double Value)[] Of(string text)
    {
        var entries = Counts(text)
            .Where(c => _terms.ContainsKey(c.Key))
            .Select(c => (_terms[c.Key].Number, Value: Math.Log(1 + c.Value) * _terms[c.Key].Rarity)).ToArray();
        var length = Math.Sqrt(entries.Sum(e => e.Value * e.Value));
        return length == 0 ? [] : Array.ConvertAll(entries, e => (e.Number, e.Value / length));
    }

    private static Dictionary<string, int> Counts(string text)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var term in TextAnalysis.Terms(text)) CollectionsMarshal.GetValueRefOrAddDefault(counts, term, out _)++;
        return counts;
    }
}
