using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Marketplace.Search.Index.Lucene;

/// <summary>Clauses in Lucene's words.</summary>
internal static class LuceneQueries
{
    public const string Kind = "document_kind";

    public static Query Of(IndexQuery query) => query.Text is null ? new ConstantScoreQuery(new TermQuery(new Term(Kind, query.Kind.ToString()))) : Of(query.Kind, query.Text);

    private static Query Of(DocumentKind kind, Clause clause)
    {
        switch (clause)
        {
            case TermClause term:
                return new TermQuery(new Term(TextFields.Name(kind, term.Field), term.Value)) { Boost = term.Boost };
            case BestClause best:
                var greatest = new DisjunctionMaxQuery(0);
                foreach (var one in best.Clauses) greatest.Add(Of(kind, one));
                return greatest;
            case AnyClause any:
                var some = new BooleanQuery(true) { MinimumNumberShouldMatch = Math.Max(1, any.Required) };
                foreach (var one in any.Clauses) some.Add(Of(kind, one), Occur.SHOULD);
                return some;
            case AllClause all:
                var every = new BooleanQuery(true);
                foreach (var one in all.Clauses) every.Add(Of(kind, one), Occur.MUST);
                return every;
            case PreferClause prefer:
                var raised = new BooleanQuery(true) { { Of(kind, prefer.Needed), Occur.MUST } };
                foreach (var one in prefer.Raises) raised.Add(Of(kind, one), Occur.SHOULD);
                return raised;
            default:
                throw new ArgumentException($"There is no clause {clause.GetType().Name}.", nameof(clause));
        }
    }
}
