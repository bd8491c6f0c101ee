using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Marketplace.Tests.Benchmarks.Matching;

/// <summary>What one gets for nothing: Lucene's standard analyzer and BM25, every word of the query.</summary>
public sealed class PlainBm25 : IDisposable
{
    private readonly RAMDirectory _directory = new();
    private readonly StandardAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);
    private readonly DirectoryReader _reader;
    private readonly IndexSearcher _searcher;

    public PlainBm25(IEnumerable<(string Id, string Text)> documents)
    {
        using (var writer = new IndexWriter(_directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { Similarity = new BM25Similarity() }))
            foreach (var (id, text) in documents)
                writer.AddDocument([new StringField("id", id, Field.Store.YES), new TextField("text", text, Field.Store.NO)]);
        BooleanQuery.MaxClauseCount = 16_384;
        _reader = DirectoryReader.Open(_directory);
        _searcher = new IndexSearcher(_reader) { Similarity = new BM25Similarity() };
    }

    public IReadOnlyList<string> Search(string text, int most) =>
        [.. _searcher.Search(Query(text), most).ScoreDocs.Select(d => _searcher.Doc(d.Doc).Get("id", System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The bare query, with nothing read afterwards.</summary>
    public int Hits(Query query, int most) => _searcher.Search(query, most).TotalHits;

    public BooleanQuery Query(string text)
    {
        var query = new BooleanQuery();
        using var stream = _analyzer.GetTokenStream("text", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        stream.Reset();
        var counts = new Dictionary<string, int>();
        while (stream.IncrementToken()) counts[term.ToString()!] = counts.GetValueOrDefault(term.ToString()!) + 1;
        stream.End();
        foreach (var (word, count) in counts) query.Add(new TermQuery(new Term("text", word)) { Boost = count }, Occur.SHOULD);
        return query;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _analyzer.Dispose();
        _directory.Dispose();
    }
}
