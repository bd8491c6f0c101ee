using Marketplace.Search.Documents;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Lucene;
using Marketplace.Search.Queries;

namespace Marketplace.Tests.Benchmarks.Retrieval;

/// <summary>The product's own index and search over a collection, with its default settings.</summary>
internal sealed class ProductSearch : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-bench-").FullName;
    private readonly LuceneIndex _index;
    private readonly Dictionary<Guid, string> _names = [];
    private readonly Dictionary<Guid, IReadOnlyList<WeightedText>> _texts = [];
    private readonly Vocabulary _vocabulary;

    private ProductSearch(Vocabulary vocabulary) => (_index, _vocabulary) = (new LuceneIndex(_folder, TimeProvider.System), vocabulary);

    public static async Task<ProductSearch> IndexAsync(IEnumerable<Entry> documents, Vocabulary vocabulary)
    {
        var search = new ProductSearch(vocabulary);
        var generation = await search._index.CreateAsync(CancellationToken.None);
        var sequence = 0L;
        foreach (var batch in documents.Chunk(1000))
        {
            var changes = batch.Select(d =>
            {
                var id = Guid.CreateVersion7();
                search._names[id] = d.Id;
                var text = search._texts[id] = DocumentText.Of(d.Title, [d.Text]);
                return new IndexChange(id, ++sequence, new IndexDocument(id, DocumentKind.Challenge, text, new Dictionary<string, IReadOnlyList<string>>(), new Dictionary<string, long>()));
            }).ToList();
            await search._index.WriteAsync(generation, changes, sequence, CancellationToken.None);
        }

        await search._index.PublishAsync(generation, CancellationToken.None);
        await search._index.LiveAsync(CancellationToken.None);
        return search;
    }

    public async Task<IReadOnlyList<string>> FindAsync(string query, int most = 100) =>
        [.. (await Finder.FindAsync(_index, _vocabulary, new Wanted(DocumentKind.Challenge, query, Wanted.NothingChosen, SortOrder.Relevance, 0, most, TimeProvider.System.GetUtcNow()), ReadAsync, CancellationToken.None))
            .Answer.Hits.Select(h => _names[h.Id])];

    private Task<IReadOnlyList<IReadOnlyList<WeightedText>>> ReadAsync(IReadOnlyList<Guid> ids, CancellationToken ct) =>
        Task.FromResult<IReadOnlyList<IReadOnlyList<WeightedText>>>([.. ids.Select(id => _texts[id])]);

    public async Task<Dictionary<string, IReadOnlyList<string>>> RunAsync(IEnumerable<Entry> queries)
    {
        var run = new Dictionary<string, IReadOnlyList<string>>();
        foreach (var query in queries) run[query.Id] = await FindAsync(query.Text);
        return run;
    }

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
