using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Marketplace.Search.Index.Lucene;

/// <summary>Looks among the terms themselves: beginnings and near spellings.</summary>
internal static class LuceneTerms
{
    private const int MostLookedAt = 3_000;

    public static IReadOnlyList<string> Beginning(IndexReader reader, string typed, int most)
    {
        if (typed.Length == 0 || MultiFields.GetTerms(reader, LuceneGeneration.SuggestField)?.GetEnumerator() is not { } terms) return [];
        var prefix = new BytesRef(typed);
        var found = new Dictionary<string, (string Shown, int Documents, int Best)>(StringComparer.Ordinal);
        if (terms.SeekCeil(prefix) == TermsEnum.SeekStatus.END) return [];
        for (var looked = 0; looked < MostLookedAt && StringHelper.StartsWith(terms.Term, prefix); looked++)
        {
            var entry = terms.Term.Utf8ToString();
            var (key, shown) = (entry[..entry.IndexOf(Suggestible.Separator, StringComparison.Ordinal)], Suggestible.ShownOf(entry));
            var before = found.GetValueOrDefault(key);
            found[key] = terms.DocFreq > before.Best ? (shown, before.Documents + terms.DocFreq, terms.DocFreq) : (before.Shown, before.Documents + terms.DocFreq, before.Best);
            if (!terms.MoveNext()) break;
        }

        return [.. found.OrderByDescending(f => f.Value.Documents).ThenBy(f => f.Key, StringComparer.Ordinal).Take(most).Select(f => f.Value.Shown)];
    }

    public static IReadOnlyDictionary<string, string> Nearest(IndexReader reader, IReadOnlyList<string> words)
    {
        var nearest = new Dictionary<string, string>(StringComparer.Ordinal);
        if (MultiFields.GetTerms(reader, LuceneGeneration.SuggestKey) is not { } terms) return nearest;
        foreach (var word in words)
        {
            var typed = new Term(LuceneGeneration.SuggestKey, word);
            if (Typos.Allowed(word) is 0 || reader.DocFreq(typed) > 0) continue;
            var near = new FuzzyTermsEnum(terms, new AttributeSource(), typed, Typos.Allowed(word), Typos.SureLetters, transpositions: true);
            var candidates = new List<(string Key, long Documents)>();
            while (near.MoveNext()) candidates.Add((near.Term.Utf8ToString(), near.DocFreq));
            if (Typos.Best(word, candidates) is { } best && Beginning(reader, best + Suggestible.Separator, 1) is [var shown]) nearest[word] = shown;
        }

        return nearest;
    }
}
