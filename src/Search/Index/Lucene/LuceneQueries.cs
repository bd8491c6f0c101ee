using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Marketplace.Search.Index.Lucene;

/// <summary>Clauses in Lucene's words. Most ways to say a word are in no document; what no document has is left out, as each costs a scorer in every segment.</summary>
internal static class LuceneQueries
{
    public const string Kind = "document_kind";

    /// <returns>Null when no document can answer.</returns>
    public static Query? Of(IndexQuery query, IndexReader reader) =>
        query.Text is null ? new ConstantScoreQuery(new TermQuery(new Term(Kind, query.Kind.ToString()))) : Of(query.Kind, query.Text, reader);

    private static Query? Of(DocumentKind kind, Clause clause, IndexReader reader)
    {
        switch (clause)
        {
            case TermClause term:
                var sought = new Term(TextFields.Name(kind, term.Field), term.Value);
                var places = TermContext.Build(reader.Context, sought);
                return places.DocFreq == 0 ? null : new TermQuery(sought, places) { Boost = term.Boost };
            case BestClause best:
                var greatest = new DisjunctionMaxQuery(0);
                var ways = There(best.Clauses);
                foreach (var way in ways) greatest.Add(way);
                return ways.Count < 2 ? ways.FirstOrDefault() : greatest;
            case AnyClause any:
                var some = There(any.Clauses);
                return some.Count < Math.Max(1, any.Required) ? null : some.Count == 1 ? some[0] : Together(some, Occur.SHOULD, Math.Max(1, any.Required));
            case AllClause all:
                var every = There(all.Clauses);
                return every.Count < all.Clauses.Count ? null : Together(every, Occur.MUST);
            case PreferClause prefer:
                if (Of(kind, prefer.Needed, reader) is not { } needed) return null;
                var raises = There(prefer.Raises);
                if (raises.Count == 0) return needed;
                var raised = Together(raises, Occur.SHOULD);
                raised.Add(needed, Occur.MUST);
                return raised;
            default:
                throw new ArgumentException($"There is no clause {clause.GetType().Name}.", nameof(clause));
        }

        List<Query> There(IReadOnlyList<Clause> clauses) => [.. clauses.Select(c => Of(kind, c, reader)).OfType<Query>()];
    }

    private static BooleanQuery Together(IEnumerable<Query> queries, Occur occur, int required = 0)
    {
        var together = new BooleanQuery(true) { MinimumNumberShouldMatch = required };
        foreach (var query in queries) together.Add(query, occur);
        return together;
    }
}
