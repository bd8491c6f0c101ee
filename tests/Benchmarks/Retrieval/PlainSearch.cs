using System.Globalization;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;
using Directory = Lucene.Net.Store.Directory;

namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary>The yardstick: BM25 (k1 1.2, b 0.75) over the words of Lucene's standard analyser.</summary>
internal sealed class PlainSearch : IDisposable
{
    private readonly IndexSearcher _searcher;
    private readonly StandardAnalyzer _analyzer = new(LuceneVersion.LUCENE_48);

    public PlainSearch(IEnumerable<Entry> documents)
        : this(new RAMDirectory(), documents)
    {
    }

    private PlainSearch(Directory directory, IEnumerable<Entry> documents)
    {
        using (var writer = new IndexWriter(directory, new IndexWriterConfig(LuceneVersion.LUCENE_48, _analyzer) { Similarity = new BM25Similarity() }))
            foreach (var document in documents)
                writer.AddDocument(new Document { new StoredField("id", document.Id), new Lucene.Net.Documents.TextField("text", $"{document.Title} {document.Text}", Field.Store.NO) });
        _searcher = new IndexSearcher(DirectoryReader.Open(directory)) { Similarity = new BM25Similarity() };
    }

    /// <summary>Writes an index and opens it.</summary>
    public static PlainSearch Write(Directory directory, IEnumerable<Entry> documents) => new(directory, documents);

    public IReadOnlyList<string> Find(string text, int most = 100)
    {
        var query = new BooleanQuery(true);
        using var tokens = _analyzer.GetTokenStream("text", text);
        var term = tokens.GetAttribute<Lucene.Net.Analysis.TokenAttributes.ICharTermAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken()) query.Add(new TermQuery(new Term("text", term.ToString())), Occur.SHOULD);
        return [.. _searcher.Search(query, most).ScoreDocs.Select(d => _searcher.Doc(d.Doc).Get("id", CultureInfo.InvariantCulture))];
    }

    public Dictionary<string, IReadOnlyList<string>> Run(IEnumerable<Entry> queries) => queries.ToDictionary(q => q.Id, q => Find(q.Text));

    public void Dispose()
    {
        _searcher.IndexReader.Dispose();
        _analyzer.Dispose();
    }
}
