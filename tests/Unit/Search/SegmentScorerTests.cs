using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Lucene;
using Shouldly;
using IndexTextField = Marketplace.Search.Index.TextField;

namespace Marketplace.Tests.Unit.Search;

/// <summary>Scoring term by term finds what Lucene's own queries find, with the same scores.</summary>
public sealed class SegmentScorerTests : IDisposable
{
    private const int Documents = 400;
    private const int Words = 25;
    private static readonly IndexTextField[] Fields = [IndexTextField.EnglishStem, IndexTextField.EnglishJoined, IndexTextField.PersianWord];
    private readonly RAMDirectory _directory = new();
    private readonly IndexSearcher _searcher;

    public SegmentScorerTests()
    {
        var random = new Random(1405);
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, new WhitespaceAnalyzer(LuceneVersion.LUCENE_48))
        {
            Similarity = new Scoring(),
            MergePolicy = NoMergePolicy.COMPOUND_FILES,
        }))
        {
            for (var i = 0; i < Documents; i++)
            {
                var document = new Document { new StringField("id", $"{i}", Field.Store.YES) };
                foreach (var field in Fields)
                    // A few words are in most documents and most in few.
                    document.Add(new Lucene.Net.Documents.TextField(TextFields.Name(DocumentKind.Challenge, field),
                        string.Join(' ', Enumerable.Range(0, random.Next(1, 12)).Select(_ => Word(random))), Field.Store.NO));
                writer.AddDocument(document);
                if (i % 90 == 0) writer.Commit();
            }

            for (var i = 0; i < Documents; i += 7) writer.DeleteDocuments(new Term("id", $"{i}"));
        }

        _searcher = new IndexSearcher(DirectoryReader.Open(_directory)) { Similarity = new Scoring() };
    }

    public void Dispose()
    {
        _searcher.IndexReader.Dispose();
        _directory.Dispose();
    }

    [Fact]
    public void Scores_as_Lucene_does_whatever_the_clauses()
    {
        _searcher.IndexReader.Leaves.Count.ShouldBeGreaterThan(3);
        var (random, boards, answered) = (new Random(27), new ScoreBoards(), 0);
        for (var i = 0; i < 3_000; i++)
        {
            var clause = Clause(random, depth: 0);
            var (ours, theirs) = (Ours(clause, boards), Theirs(clause));
            ours.Keys.ShouldBe(theirs.Keys, ignoreOrder: true, $"{clause}");
            foreach (var (doc, score) in ours) score.ShouldBe(theirs[doc], theirs[doc] * 1e-5, $"{clause}");
            if (ours.Count > 0) answered++;
        }

        answered.ShouldBeGreaterThan(1_000);
    }

    private static string Word(Random random) => $"w{(int)(Words * random.NextDouble() * random.NextDouble())}";

    private static Clause Clause(Random random, int depth)
    {
        List<Clause> Some() => [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => Clause(random, depth + 1))];
        return (depth > 2 ? 0 : random.Next(depth == 0 ? 1 : 0, 6)) switch
        {
            1 => new AnyClause(Some(), random.Next(0, 5)),
            2 => new AllClause(Some()),
            3 => new BestClause(Some()),
            4 => new PreferClause(Clause(random, depth + 1), Some()),
            // One word in ten is in no document.
            _ => new TermClause(Fields[random.Next(Fields.Length)], random.Next(10) == 0 ? "nowhere" : Word(random), random.NextSingle() * 2 + 0.1f),
        };
    }

    private Dictionary<int, float> Ours(Clause clause, ScoreBoards boards)
    {
        var collector = new EachDocument();
        if (SoughtClause.Of(DocumentKind.Challenge, clause, _searcher) is { } sought)
            foreach (var segment in _searcher.IndexReader.Leaves)
            {
                collector.SetNextReader(segment);
                new SegmentScorer(_searcher, segment, boards).Collect(sought, collector);
            }

        return collector.Scores;
    }

    private Dictionary<int, float> Theirs(Clause clause)
    {
        var collector = new EachDocument();
        _searcher.Search(Query(clause), collector);
        return collector.Scores;
    }

    private static Query Query(Clause clause)
    {
        var together = new BooleanQuery(true);
        switch (clause)
        {
            case TermClause term:
                return new TermQuery(new Term(TextFields.Name(DocumentKind.Challenge, term.Field), term.Value)) { Boost = term.Boost };
            case BestClause best:
                var greatest = new DisjunctionMaxQuery(0);
                foreach (var way in best.Clauses) greatest.Add(Query(way));
                return greatest;
            case AnyClause any:
                together.MinimumNumberShouldMatch = Math.Max(1, any.Required);
                foreach (var one in any.Clauses) together.Add(Query(one), Occur.SHOULD);
                return together;
            case AllClause all:
                foreach (var one in all.Clauses) together.Add(Query(one), Occur.MUST);
                return together;
            case PreferClause prefer:
                together.Add(Query(prefer.Needed), Occur.MUST);
                foreach (var one in prefer.Raises) together.Add(Query(one), Occur.SHOULD);
                return together;
            default:
                throw new ArgumentException(clause.GetType().Name, nameof(clause));
        }
    }

    private sealed class EachDocument : ICollector
    {
        private Scorer? _scorer;
        private int _from;

        public Dictionary<int, float> Scores { get; } = [];

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer) => _scorer = scorer;

        public void SetNextReader(AtomicReaderContext context) => _from = context.DocBase;

        public void Collect(int doc) => Scores.Add(_from + doc, _scorer!.GetScore());
    }
}
