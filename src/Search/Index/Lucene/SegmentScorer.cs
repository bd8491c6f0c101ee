using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Marketplace.Search.Index.Lucene;

/// <summary>
/// Scores a segment term by term instead of document by document. A question here is words, each said in several ways, each way in several views:
/// nested scorers pay for every level at every document, a board pays once a posting.
/// </summary>
internal sealed class SegmentScorer(IndexSearcher searcher, AtomicReaderContext segment, ScoreBoards boards)
{
    /// <summary>Collects every document that answers, in no order.</summary>
    public void Collect(SoughtClause sought, ICollector collector)
    {
        var board = boards.Take(segment.AtomicReader.MaxDoc);
        Fill(board, sought, among: null);
        var current = new Current();
        collector.SetScorer(current);
        foreach (var doc in board.Found)
        {
            current.At(doc, board[doc]);
            collector.Collect(doc);
        }

        boards.Return(board);
    }

    // Onto an empty board; only documents that are on the other, when there is one.
    private void Fill(ScoreBoard board, SoughtClause sought, ScoreBoard? among)
    {
        switch (sought)
        {
            case SoughtTerm:
                Each<Added>(board, sought, among);
                break;
            case SoughtBest best:
                Fill(board, best.Clauses[0], among);
                foreach (var way in best.Clauses.Skip(1)) Each<Greatest>(board, way, among);
                break;
            case SoughtSum { Required: 1 } any:
                Fill(board, any.Clauses[0], among);
                foreach (var clause in any.Clauses.Skip(1)) Each<Added>(board, clause, among);
                break;
            case SoughtSum all when all.Required == all.Clauses.Count:
                // The rarest first: of the others only what is there already is scored.
                var order = all.Clauses.OrderBy(c => c.Cost).ToList();
                Fill(board, order[0], among);
                foreach (var clause in order.Skip(1))
                {
                    var other = Filled(clause, among: board);
                    board.AddAll(other);
                    boards.Return(other);
                }

                break;
            case SoughtSum some:
                foreach (var clause in some.Clauses) Each<Counted>(board, clause, among);
                board.Require(some.Required);
                break;
            case SoughtPreferred preferred:
                Fill(board, preferred.Needed, among);
                foreach (var raise in preferred.Raises) Each<Raised>(board, raise, among: board);
                break;
        }
    }

    private void Each<TWay>(ScoreBoard board, SoughtClause sought, ScoreBoard? among)
        where TWay : struct, IWay
    {
        if (sought is SoughtTerm term)
        {
            Postings<TWay>(board, term, among);
            return;
        }

        var other = Filled(sought, among);
        foreach (var doc in other.Found) TWay.Put(board, doc, other[doc]);
        boards.Return(other);
    }

    private ScoreBoard Filled(SoughtClause sought, ScoreBoard? among)
    {
        var board = boards.Take(segment.AtomicReader.MaxDoc);
        Fill(board, sought, among);
        return board;
    }

    private void Postings<TWay>(ScoreBoard board, SoughtTerm term, ScoreBoard? among)
        where TWay : struct, IWay
    {
        if (term.Places.Get(segment.Ord) is not { } place) return;
        var terms = segment.AtomicReader.GetTerms(term.Term.Field).GetEnumerator();
        terms.SeekExact(term.Term.Bytes, place);
        var scorer = searcher.Similarity.GetSimScorer(term.Weight, segment);
        var postings = terms.Docs(segment.AtomicReader.LiveDocs, null, DocsFlags.FREQS);
        for (var doc = postings.NextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = postings.NextDoc())
            if (among is null || among.Has(doc)) TWay.Put(board, doc, scorer.Score(doc, postings.Freq));
    }

    // How a score gets onto a board: types and no delegates, for this is the innermost loop of a search.
    private interface IWay
    {
        static abstract void Put(ScoreBoard board, int doc, float score);
    }

    private readonly struct Added : IWay
    {
        public static void Put(ScoreBoard board, int doc, float score) => board.Add(doc, score);
    }

    private readonly struct Counted : IWay
    {
        public static void Put(ScoreBoard board, int doc, float score) => board.AddAndCount(doc, score);
    }

    private readonly struct Greatest : IWay
    {
        public static void Put(ScoreBoard board, int doc, float score) => board.Best(doc, score);
    }

    private readonly struct Raised : IWay
    {
        public static void Put(ScoreBoard board, int doc, float score) => board.Raise(doc, score);
    }

    /// <summary>The document that is being collected, as a collector wants it.</summary>
    private sealed class Current() : Scorer(null)
    {
        private int _doc = -1;
        private float _score;

        public override int DocID => _doc;

        public override int Freq => 1;

        public void At(int doc, float score) => (_doc, _score) = (doc, score);

        public override float GetScore() => _score;

        public override int NextDoc() => throw new NotSupportedException();

        public override int Advance(int target) => throw new NotSupportedException();

        public override long GetCost() => 1;
    }
}
