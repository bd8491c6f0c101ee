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
            var (key, shown) = (entry[..entry.IndexOf('\u001f', StringComparison.Ordinal)], Suggestible.ShownOf(entry));
            var before = found.GetValueOrDefault(key);
            found[key] = terms.DocFreq > before.Best ? (shown, before.Documents + terms.DocFreq, terms.DocFreq) : (before.Shown, before.Documents + terms.DocFreq, before.Best);
            if (!terms.MoveNext()) break;
        }

        return [.. found.OrderByDescending(f => f.Value.Documents).ThenBy(f => f.Key, StringComparer.Ordinal).Take(most).Select(f => f.Value.Shown)];
    }

    public static IReadOnlyDictionary<string, string> Nearest(IndexReader reader, DocumentKind kind, IReadOnlyList<UnknownWord> words)
    {
        var nearest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            var field = TextFields.Name(kind, word.Field);
            var edits = Typos.Allowed(word.Word);
            if (edits == 0 || reader.DocFreq(new Term(field, word.Word)) > 0 || MultiFields.GetTerms(reader, field) is not { } terms) continue;
            var near = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(field, word.Word), edits, Typos.SureLetters, transpositions: true);
            var (best, bestRank) = ("", (int.MaxValue, 0));
            while (near.MoveNext())
            {
                var term = near.Term.Utf8ToString();
                var rank = (Typos.Distance(word.Word, term), -near.DocFreq);
                if (rank.CompareTo(bestRank) < 0) (best, bestRank) = (term, rank);
            }

            if (best.Length > 0) nearest[word.Word] = best;
        }

        return nearest;
    }
}
