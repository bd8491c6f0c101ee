using System.Globalization;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using TextFieldNames = Marketplace.Search.Index.TextFields;

namespace Marketplace.Search.Index.Lucene;

/// <summary>One generation of the index in a folder of its own.</summary>
internal sealed class LuceneGeneration : IDisposable
{
    public const string IdField = "id";
    public const string Kind = "document_kind";
    public const string IdValue = "id_value";
    public const string SortName = "sort_name";
    public const string SuggestField = "suggest";
    public const string SuggestKey = "suggest_key";

    private const string CursorKey = "cursor";
    private const int MostUncommitted = 5_000;
    private const LuceneVersion Version = LuceneVersion.LUCENE_48;
    private static readonly Scoring Scoring = new();
    private static readonly FieldType Tokens = Frozen(new FieldType { IsIndexed = true, IsTokenized = true, IndexOptions = IndexOptions.DOCS_AND_FREQS });
    private static readonly FieldType Entries = Frozen(new FieldType { IsIndexed = true, IsTokenized = true, OmitNorms = true, IndexOptions = IndexOptions.DOCS_ONLY });

    // Each word asked for is looked up in every segment, and far more is read here than written.
    private const int MostSegmentsOfASize = 4;

    private readonly ReadOnceDirectory _directory;
    private readonly IndexWriter _writer;
    private readonly SearcherManager _searchers;
    private readonly System.Threading.Lock _writing = new();
    private readonly bool _serves;
    private Dictionary<string, (long Length, DateTime Written)> _files = [];
    private volatile bool _isBroken;
    private int _uncommitted;

    private LuceneGeneration(string folder, bool serves)
    {
        Folder = folder;
        _serves = serves;
        _directory = new ReadOnceDirectory(new NIOFSDirectory(new DirectoryInfo(folder), NoLockFactory.GetNoLockFactory()));
        _writer = new IndexWriter(_directory, new IndexWriterConfig(Version, new KeywordAnalyzer())
        {
            Similarity = Scoring,
            RAMBufferSizeMB = 64,
            MergePolicy = new TieredMergePolicy { SegmentsPerTier = MostSegmentsOfASize, MaxMergeAtOnce = MostSegmentsOfASize },
            MergeScheduler = new Merges(() => _isBroken = true),
        });
        _searchers = new SearcherManager(_writer, applyAllDeletes: true, new Searchers());
        Cursor = _writer.CommitData.TryGetValue(CursorKey, out var cursor) ? long.Parse(cursor, CultureInfo.InvariantCulture) : 0;
    }

    public string Folder { get; }

    /// <summary>How far it has come, committed or not.</summary>
    public long Cursor { get; private set; }

    public static LuceneGeneration Create(string folder)
    {
        System.IO.Directory.CreateDirectory(folder);
        var generation = new LuceneGeneration(folder, serves: false);
        generation.Commit();
        return generation;
    }

    /// <summary>Opens what is there and reads all of it once, so that damage is found now.</summary>
    public static LuceneGeneration Open(string folder)
    {
        using (var directory = new NIOFSDirectory(new DirectoryInfo(folder), NoLockFactory.GetNoLockFactory()))
        using (var reader = DirectoryReader.Open(directory))
        {
            foreach (var leaf in reader.Leaves) ((SegmentReader)leaf.AtomicReader).CheckIntegrity();
        }

        var generation = new LuceneGeneration(folder, serves: true);
        generation.Remember();
        return generation;
    }

    public void Write(IReadOnlyList<IndexChange> changes, long cursor)
    {
        var analysed = changes.AsParallel().AsOrdered().Select(c => (Id: new Term(IdField, c.Id.ToString("N")), Document: c.Document is { } document ? Of(document) : null));
        lock (_writing)
        {
            // One that serves takes them in their order; one that is only being built, on all cores: none is in the same call twice.
            if (_serves) foreach (var (id, document) in analysed) Put(id, document);
            else analysed.ForAll(c => Put(c.Id, c.Document));

            var rest = cursor == Cursor && changes.Count == 0;
            Cursor = Math.Max(Cursor, cursor);
            // One that is only being built is asked by nobody, and after a crash another is begun.
            if (!_serves) return;
            if (changes.Count > 0) _searchers.MaybeRefreshBlocking();
            _uncommitted += changes.Count;
            if (_uncommitted >= MostUncommitted || (rest && _uncommitted > 0)) Commit();
        }
    }

    private void Put(Term id, Document? document)
    {
        if (document is null) _writer.DeleteDocuments(id);
        else _writer.UpdateDocument(id, document);
    }

    /// <summary>Everything is in: from now on it is read.</summary>
    public void Finish()
    {
        lock (_writing)
        {
            _writer.ForceMerge(1);
            Commit();
        }
    }

    public T Search<T>(Func<IndexSearcher, T> ask)
    {
        var searcher = _searchers.Acquire();
        try
        {
            return ask(searcher);
        }
        finally
        {
            _searchers.Release(searcher);
        }
    }

    /// <summary>Whether the files of the last commit are as they were written.</summary>
    public bool IsWhole()
    {
        lock (_writing) return !_isBroken && _files.All(f => new FileInfo(Path.Combine(Folder, f.Key)) is { Exists: true } now && (now.Length, now.LastWriteTimeUtc) == f.Value);
    }

    /// <summary>Everything written can be read again after a crash.</summary>
    public void Commit()
    {
        lock (_writing)
        {
            _writer.SetCommitData(new Dictionary<string, string> { [CursorKey] = Cursor.ToString(CultureInfo.InvariantCulture) });
            _writer.Commit();
            _uncommitted = 0;
            Remember();
        }
    }

    public void Dispose()
    {
        lock (_writing)
        {
            _searchers.Dispose();
            try
            {
                if (IsWhole()) Commit();
            }
            finally
            {
                _writer.Rollback();
                _directory.Dispose();
            }
        }
    }

    private void Remember()
    {
        var infos = new SegmentInfos();
        infos.Read(_directory);
        _files = infos.GetFiles(_directory, true).ToDictionary(f => f, f => new FileInfo(Path.Combine(Folder, f)) is var file ? (file.Length, file.LastWriteTimeUtc) : default);
    }

    private static Document Of(IndexDocument document)
    {
        var fields = new Document { new StringField(IdField, document.Id.ToString("N"), Field.Store.NO), new BinaryDocValuesField(IdValue, new BytesRef(document.Id.ToByteArray())) };
        fields.Add(new StringField(Kind, document.Kind.ToString(), Field.Store.NO));
        fields.Add(new SortedDocValuesField(SortName, new BytesRef(document.SortName)));
        foreach (var (name, values) in document.Keywords)
            foreach (var value in values.Distinct()) fields.Add(new SortedSetDocValuesField(name, new BytesRef(value)));
        foreach (var (name, number) in document.Numbers) fields.Add(new NumericDocValuesField(name, number));
        var text = AnalysedText.Of(document.Text);
        foreach (var (field, tokens) in text.Fields) fields.Add(new Field(TextFieldNames.Name(document.Kind, field), new TokenList(tokens), Tokens));
        fields.Add(new Field(SuggestField, new TokenList([.. text.Surface.Select(s => Suggestible.Entry(s.Key, s.Value))]), Entries));
        fields.Add(new Field(SuggestKey, new TokenList([.. text.Surface.Keys]), Entries));
        return fields;
    }

    private static FieldType Frozen(FieldType type)
    {
        type.Freeze();
        return type;
    }

    // Segments are merged on threads of their own, where an error would end the process; it only means that this generation must be built anew.
    private sealed class Merges(Action failed) : ConcurrentMergeScheduler
    {
        protected override void HandleMergeException(Exception exc) => failed();
    }

    private sealed class Searchers : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = Scoring };
    }
}
