using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Marketplace.Search.Index.Lucene;

/// <summary>A clause with its places in one index. What no document has is left out: most ways to say a word are in none.</summary>
internal abstract record SoughtClause
{
    /// <summary>At most how many postings are read for it.</summary>
    public abstract long Cost { get; }

    /// <returns>Null when no document can answer.</returns>
    public static SoughtClause? Of(DocumentKind kind, Clause clause, IndexSearcher searcher)
    {
        switch (clause)
        {
            case TermClause term:
                var sought = new Term(TextFields.Name(kind, term.Field), term.Value);
                var places = TermContext.Build(searcher.IndexReader.Context, sought);
                if (places.DocFreq == 0) return null;
                var weight = searcher.Similarity.ComputeWeight(term.Boost, searcher.CollectionStatistics(sought.Field), searcher.TermStatistics(sought, places));
                weight.Normalize(1, 1);
                return new SoughtTerm(sought, places, weight);
            case BestClause best:
                return There(best.Clauses) is { Count: > 0 } ways ? ways.Count == 1 ? ways[0] : new SoughtBest(ways) : null;
            case AnyClause any:
                var required = Math.Max(1, any.Required);
                return There(any.Clauses) is var some && some.Count < required ? null : some.Count == 1 ? some[0] : new SoughtSum(some, required);
            case AllClause all:
                return There(all.Clauses) is var every && every.Count < all.Clauses.Count ? null : new SoughtSum(every, every.Count);
            case PreferClause prefer:
                return Of(kind, prefer.Needed, searcher) is { } needed ? new SoughtPreferred(needed, There(prefer.Raises)) : null;
            default:
                throw new ArgumentException($"There is no clause {clause.GetType().Name}.", nameof(clause));
        }

        List<SoughtClause> There(IReadOnlyList<Clause> clauses) => [.. clauses.Select(c => Of(kind, c, searcher)).OfType<SoughtClause>()];
    }
}

internal sealed record SoughtTerm(Term Term, TermContext Places, Similarity.SimWeight Weight) : SoughtClause
{
    public override long Cost => Places.DocFreq;
}

/// <summary>So many of the clauses must hold; their scores add up.</summary>
internal sealed record SoughtSum(IReadOnlyList<SoughtClause> Clauses, int Required) : SoughtClause
{
    public override long Cost { get; } = Clauses.Sum(c => c.Cost);
}

internal sealed record SoughtBest(IReadOnlyList<SoughtClause> Clauses) : SoughtClause
{
    public override long Cost { get; } = Clauses.Sum(c => c.Cost);
}

internal sealed record SoughtPreferred(SoughtClause Needed, IReadOnlyList<SoughtClause> Raises) : SoughtClause
{
    public override long Cost { get; } = Needed.Cost + Raises.Sum(c => c.Cost);
}
