using Marketplace.Search.Index;
using Marketplace.Search.Text;

namespace Marketplace.Search.Queries;

/// <summary>Reads what documents say, in the order asked for.</summary>
internal delegate Task<IReadOnlyList<IReadOnlyList<WeightedText>>> ReadTexts(IReadOnlyList<Guid> ids, CancellationToken ct);

/// <summary>
/// Whole questions say a thing in one of many ways. The words that the first answers have in common raise documents that say it in another; what must
/// be in a document stays as it was.
/// </summary>
internal static class Feedback
{
    /// <summary>Answers that are read.</summary>
    public const int Answers = 10;

    // Shorter ones are names of things, and mean just them.
    private const int FewestWords = 5;
    private const int Words = 20;

    // How much the found words count together, beside all words asked for.
    private const float Share = 2f / 3;
    private const float Saturation = 1.2f;

    /// <summary>Whether the text is a question rather than the name of a thing.</summary>
    public static bool Helps(string text) => TextAnalysis.Tokens(text).Where(t => t is { IsContent: true, Script: Script.Latin }).Select(t => t.Stem).Distinct().Count() >= FewestWords;

    /// <param name="asked">What was asked for.</param>
    /// <param name="hits">The first answers.</param>
    /// <param name="texts">What they say, in the same order.</param>
    public static Clause Widen(Clause asked, IReadOnlyList<IndexHit> hits, IReadOnlyList<IReadOnlyList<WeightedText>> texts)
    {
        var weights = new Dictionary<string, float>(StringComparer.Ordinal);
        var documents = texts.Select(t => t.SelectMany(x => Stems(x.Text)).ToList()).ToList();
        var usual = Math.Max(1f, (float)documents.Average(d => d.Count));
        for (var i = 0; i < documents.Count; i++)
        {
            var length = 0.25f + 0.75f * documents[i].Count / usual;
            foreach (var (word, times) in documents[i].CountBy(w => w))
                weights[word] = weights.GetValueOrDefault(word) + hits[i].Score / hits[0].Score * times * (Saturation + 1) / (times + Saturation * length);
        }

        var best = weights.OrderByDescending(w => w.Value).ThenBy(w => w.Key, StringComparer.Ordinal).Take(Words).ToList();
        // So few words are no text of this language.
        if (best.Count < Words) return asked;
        var (needed, raises) = asked is PreferClause prefer ? (prefer.Needed, prefer.Raises) : (asked, []);
        var each = Share * (needed is AnyClause any ? any.Clauses.Count : 1) / best.Sum(w => w.Value);
        return new PreferClause(needed, [.. raises, .. best.Select(w => new TermClause(TextField.EnglishStem, w.Key, w.Value * each))]);
    }

    private static IEnumerable<string> Stems(string text) => TextAnalysis.Tokens(text).Where(t => t is { IsContent: true, Script: Script.Latin }).Select(t => t.Stem);
}
