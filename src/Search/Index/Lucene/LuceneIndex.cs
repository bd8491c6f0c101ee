using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Marketplace.Search.Index.Lucene;

/// <summary>The index in a folder on this machine.</summary>
internal sealed class LuceneIndex(string folder, TimeProvider clock) : ISearchIndex
{
    private const string Pointer = "live";
    private readonly Dictionary<string, LuceneGeneration> _open = [];
    private readonly Lock _opening = new();
    private readonly ScoreBoards _boards = new();
    private volatile LuceneGeneration? _live;

    public Task<string?> LiveAsync(CancellationToken ct) => Guarded(() =>
    {
        lock (_opening)
        {
            var pointer = Path.Combine(folder, Pointer);
            var name = File.Exists(pointer) ? Path.GetFileName(File.ReadAllText(pointer).Trim()) : "";
            if (name.Length == 0 || !System.IO.Directory.Exists(Path.Combine(folder, name))) return null;
            if (_live is { } live && Path.GetFileName(live.Folder) == name) return name;

            // Another process may have put it in place.
            if (!_open.TryGetValue(name, out var next)) next = _open[name] = LuceneGeneration.Open(Path.Combine(folder, name));
            _live = next;
            DropOthers(name);
            return name;
        }
    });

    public Task<string> CreateAsync(CancellationToken ct) => Guarded(() =>
    {
        var name = Generation.Name("g", clock.GetUtcNow());
        lock (_opening) _open[name] = LuceneGeneration.Create(Path.Combine(folder, name));
        return name;
    });

    public Task<long> CursorAsync(string generation, CancellationToken ct) => Guarded(() => Of(generation).Cursor);

    public Task WriteAsync(string generation, IReadOnlyList<IndexChange> changes, long cursor, CancellationToken ct) => Guarded(() =>
    {
        Of(generation).Write(changes, cursor);
        return true;
    });

    public Task PublishAsync(string generation, CancellationToken ct) => Guarded(() =>
    {
        // Closed before it goes live: whoever serves opens it, and there is never a second writer.
        lock (_opening)
        {
            var next = Of(generation);
            next.Finish();
            next.Dispose();
            _open.Remove(generation);
        }

        var pointer = Path.Combine(folder, Pointer);
        File.WriteAllText(pointer + ".new", generation);
        File.Move(pointer + ".new", pointer, overwrite: true);
        return true;
    });

    public Task<bool> IsWholeAsync(CancellationToken ct) => Task.FromResult(_live is { } live && File.Exists(Path.Combine(folder, Pointer)) && live.IsWhole());

    public Task<IndexAnswer> SearchAsync(IndexQuery query, CancellationToken ct) => Guarded(() => Live.Search(searcher =>
    {
        var most = Math.Max(1, Math.Min(query.Skip + query.Take, searcher.IndexReader.MaxDoc));
        ITopDocsCollector top = query.Sort == SortOrder.Relevance && query.Text is not null
            ? TopScoreDocCollector.Create(most, docsScoredInOrder: false)
            : TopFieldCollector.Create(Order(query.Sort), most, fillFields: false, trackDocScores: false, trackMaxScore: false, docsScoredInOrder: false);
        var facets = new FacetCollector(top, query);
        Collect(searcher, query, facets);
        ct.ThrowIfCancellationRequested();
        var ids = MultiDocValues.GetBinaryValues(searcher.IndexReader, LuceneGeneration.IdValue);
        var id = new BytesRef();
        var hits = new List<IndexHit>(query.Take);
        foreach (var hit in top.GetTopDocs(query.Skip, query.Take).ScoreDocs)
        {
            ids.Get(hit.Doc, id);
            hits.Add(new IndexHit(new Guid(id.Bytes.AsSpan(id.Offset, id.Length)), float.IsNaN(hit.Score) ? 0 : hit.Score));
        }

        return new IndexAnswer(hits, facets.Total, query.Facets ? facets.Counts() : new Dictionary<string, IReadOnlyDictionary<string, long>>());
    }));

    public Task<IReadOnlyList<string>> SuggestAsync(string typed, int most, CancellationToken ct) =>
        Guarded(() => Live.Search(searcher => LuceneTerms.Beginning(searcher.IndexReader, typed, most)));

    public Task<IReadOnlyDictionary<string, string>> CorrectAsync(IReadOnlyList<string> words, CancellationToken ct) =>
        Guarded(() => Live.Search(searcher => LuceneTerms.Nearest(searcher.IndexReader, words)));

    public Task<long> CountAsync(CancellationToken ct) => Guarded(() => Live.Search(searcher => (long)searcher.IndexReader.NumDocs));

    public ValueTask DisposeAsync()
    {
        lock (_opening)
        {
            foreach (var generation in _open.Values) Close(generation);
            _open.Clear();
            _live = null;
        }

        return ValueTask.CompletedTask;
    }

    private void Collect(IndexSearcher searcher, IndexQuery query, FacetCollector collector)
    {
        if (query.Text is not { } text)
        {
            searcher.Search(new ConstantScoreQuery(new TermQuery(new Term(LuceneGeneration.Kind, query.Kind.ToString()))), collector);
            return;
        }

        if (SoughtClause.Of(query.Kind, text, searcher) is not { } sought) return;
        foreach (var segment in searcher.IndexReader.Leaves)
        {
            collector.SetNextReader(segment);
            new SegmentScorer(searcher, segment, _boards).Collect(sought, collector);
        }
    }

    private LuceneGeneration Live => _live ?? throw new IndexUnavailableException("No index is open.");

    private void DropOthers(string generation)
    {
        foreach (var (name, old) in _open.Where(o => IsOlder(o.Key, generation)).ToList())
        {
            _open.Remove(name);
            Close(old);
        }

        foreach (var stale in System.IO.Directory.EnumerateDirectories(folder).Where(d => IsOlder(Path.GetFileName(d), generation))) System.IO.Directory.Delete(stale, recursive: true);
    }

    private static void Close(LuceneGeneration generation)
    {
        try
        {
            generation.Dispose();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            // Its files are gone or broken; everything in it is in the database.
        }
    }

    // Names grow with time. A newer one is being built, here or by another process.
    private static bool IsOlder(string generation, string live) => string.CompareOrdinal(generation, live) < 0;

    private LuceneGeneration Of(string generation)
    {
        lock (_opening) return _open.GetValueOrDefault(generation) ?? throw new IndexUnavailableException($"There is no generation {generation}.");
    }

    private static Sort Order(SortOrder sort) => sort switch
    {
        SortOrder.Closing => new Sort(new SortField("open_until", SortFieldType.INT64), new SortField("newest", SortFieldType.INT64, true)),
        SortOrder.Budget => new Sort(new SortField("budget", SortFieldType.INT64, true), new SortField("newest", SortFieldType.INT64, true)),
        SortOrder.Name => new Sort(new SortField(LuceneGeneration.SortName, SortFieldType.STRING), SortField.FIELD_DOC),
        _ => new Sort(new SortField("newest", SortFieldType.INT64, true), SortField.FIELD_DOC),
    };

    // Whatever breaks below is a broken index to those above; it is rebuilt from the database.
    private static Task<T> Guarded<T>(Func<T> work)
    {
        try
        {
            return Task.FromResult(work());
        }
        catch (Exception e) when (e is not (OperationCanceledException or IndexUnavailableException))
        {
            return Task.FromException<T>(new IndexUnavailableException(e.Message, e));
        }
    }
}
