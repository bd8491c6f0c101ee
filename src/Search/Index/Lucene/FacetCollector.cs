using Lucene.Net.Index;
using Lucene.Net.Search;

namespace Marketplace.Search.Index.Lucene;

/// <summary>
/// Passes on documents that every filter lets through, and counts values beside the filters in the same pass: a document kept out by one filter alone
/// still counts in that filter, so a choice does not hide its alternatives.
/// </summary>
internal sealed class FacetCollector : ICollector
{
    private const int AtOnce = 512;
    private readonly ICollector _inner;
    private readonly FacetCounter[] _counters;
    private readonly FacetCounter[] _filters;
    private readonly bool _count;
    private readonly int[] _waiting = new int[AtOnce];
    private int _waits;

    public FacetCollector(ICollector inner, IndexQuery query)
    {
        _inner = inner;
        _count = query.Facets;
        _counters = [.. Facets.Of(query.Kind).Select(f => FacetCounter.Of(f, query.Now, query.Chosen.GetValueOrDefault(f.Name) ?? [])).Where(c => _count || c.Narrows)];
        _filters = [.. _counters.Where(c => c.Narrows)];
    }

    public long Total { get; private set; }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Counts()
    {
        CountWaiting();
        foreach (var counter in _counters) counter.Sum();
        return _counters.ToDictionary(c => c.Name, c => (IReadOnlyDictionary<string, long>)c.Totals, StringComparer.Ordinal);
    }

    public bool AcceptsDocsOutOfOrder => _inner.AcceptsDocsOutOfOrder;

    public void SetScorer(Scorer scorer) => _inner.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        CountWaiting();
        foreach (var counter in _counters) counter.Enter(context.AtomicReader);
        _inner.SetNextReader(context);
    }

    public void Collect(int doc)
    {
        FacetCounter? only = null;
        foreach (var filter in _filters)
        {
            if (filter.Allows(doc)) continue;
            if (only is not null) return;
            only = filter;
        }

        if (only is not null)
        {
            if (_count) only.Count([doc]);
            return;
        }

        Total++;
        if (_count)
        {
            if (_waits == _waiting.Length) CountWaiting();
            _waiting[_waits++] = doc;
        }

        _inner.Collect(doc);
    }

    // Many documents in one filter after the other: dearer is going through all filters for each document.
    private void CountWaiting()
    {
        if (_waits == 0) return;
        foreach (var counter in _counters) counter.Count(_waiting.AsSpan(0, _waits));
        _waits = 0;
    }
}
