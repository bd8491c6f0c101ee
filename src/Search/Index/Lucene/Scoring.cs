using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;

namespace Marketplace.Search.Index.Lucene;

/// <summary>BM25 with the settings of each field, over the documents that have the field: the other kind does not count.</summary>
internal sealed class Scoring : PerFieldSimilarityWrapper
{
    private readonly Dictionary<string, Similarity> _byField = Enum.GetValues<DocumentKind>().SelectMany(k => TextFields.All.Select(f => (k, f)))
        .ToDictionary(x => TextFields.Name(x.k, x.f), x => (Similarity)new FieldBm25(TextFields.Saturation(x.f), TextFields.LengthWeight(x.f)));

    private readonly Similarity _other = new FieldBm25(TextFields.Saturation(TextField.EnglishStem), TextFields.LengthWeight(TextField.EnglishStem));

    public override Similarity Get(string field) => _byField.GetValueOrDefault(field, _other);

    private sealed class FieldBm25(float k1, float b) : BM25Similarity(k1, b)
    {
        protected override float AvgFieldLength(CollectionStatistics collectionStats) =>
            collectionStats.SumTotalTermFreq <= 0 || collectionStats.DocCount <= 0 ? 1 : (float)((double)collectionStats.SumTotalTermFreq / collectionStats.DocCount);

        public override Explanation IdfExplain(CollectionStatistics collectionStats, TermStatistics termStats) => new(Idf(termStats.DocFreq, collectionStats.DocCount), "idf");
    }
}
