using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Marketplace.Search.Index.Lucene;

/// <summary>
/// Passes on documents that every filter lets through, and counts values beside the filters in the same pass: a document kept out by one filter alone
/// still counts in that filter, so a choice does not hide its alternatives.
/// </summary>
internal sealed class FacetCollector : ICollector
{
    private readonly ICollector _inner;
    private readonly Counter[] _counters;
    private readonly bool _count;

    public FacetCollector(ICollector inner, IndexQuery query)
    {
        _inner = inner;
        _count = query.Facets;
        _counters = [.. Facets.Of(query.Kind).Select(f => new Counter(f, query.Now, query.Chosen.GetValueOrDefault(f.Name) ?? [])).Where(c => _count || c.Narrows)];
    }

    public long Total { get; private set; }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Counts()
    {
        foreach (var counter in _counters) counter.Sum();
        return _counters.ToDictionary(c => c.Name, c => (IReadOnlyDictionary<string, long>)c.Totals, StringComparer.Ordinal);
    }

    public bool AcceptsDocsOutOfOrder => _inner.AcceptsDocsOutOfOrder;

    public void SetScorer(Scorer scorer) => _inner.SetScorer(scorer);

    public void SetNextReader(AtomicReaderContext context)
    {
        foreach (var counter in _counters) counter.Enter(context.AtomicReader);
        _inner.SetNextReader(context);
    }

    public void Collect(int doc)
    {
        Counter? only = null;
        foreach (var counter in _counters)
        {
            if (!counter.Narrows || counter.Allows(doc)) continue;
            if (only is not null) return;
            only = counter;
        }

        if (only is not null)
        {
            if (_count) only.Count(doc);
            return;
        }

        Total++;
        if (_count)
            foreach (var counter in _counters) counter.Count(doc);
        _inner.Collect(doc);
    }

    private sealed class Counter(FacetField facet, DateTimeOffset now, IReadOnlyList<string> chosen)
    {
        private readonly IReadOnlyList<NumberRange>? _ranges = facet.Ranges?.Invoke(now);
        private SortedSetDocValues? _codes;
        private NumericDocValues? _numbers;
        private int[] _seen = [];
        private bool[] _allowed = [];
        private readonly BytesRef _code = new();

        public string Name => facet.Name;

        public bool Narrows { get; } = chosen.Count > 0;

        public Dictionary<string, long> Totals { get; } = new(StringComparer.Ordinal);

        public void Enter(AtomicReader reader)
        {
            Sum();
            if (_ranges is not null)
            {
                _numbers = reader.GetNumericDocValues(facet.Field);
                _seen = new int[_ranges.Count];
                _allowed = [.. _ranges.Select(r => chosen.Contains(r.Value))];
                return;
            }

            _codes = reader.GetSortedSetDocValues(facet.Field);
            _seen = new int[_codes?.ValueCount ?? 0];
            _allowed = new bool[_seen.Length];
            foreach (var value in chosen)
                if (_codes?.LookupTerm(new BytesRef(value)) is >= 0 and var ordinal) _allowed[ordinal] = true;
        }

        public bool Allows(int doc)
        {
            if (_ranges is not null)
            {
                if (_numbers is null) return false;
                var number = _numbers.Get(doc);
                for (var i = 0; i < _ranges.Count; i++)
                    if (_allowed[i] && number >= _ranges[i].From && number < _ranges[i].To) return true;
                return false;
            }

            if (_codes is null) return false;
            _codes.SetDocument(doc);
            for (var ordinal = _codes.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = _codes.NextOrd())
                if (_allowed[ordinal]) return true;
            return false;
        }

        public void Count(int doc)
        {
            if (_ranges is not null)
            {
                if (_numbers is null) return;
                var number = _numbers.Get(doc);
                for (var i = 0; i < _ranges.Count; i++)
                    if (number >= _ranges[i].From && number < _ranges[i].To) _seen[i]++;
                return;
            }

            if (_codes is null) return;
            _codes.SetDocument(doc);
            for (var ordinal = _codes.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = _codes.NextOrd()) _seen[ordinal]++;
        }

        // What this segment gave, by value instead of ordinal.
        public void Sum()
        {
            for (var i = 0; i < _seen.Length; i++)
            {
                if (_seen[i] == 0) continue;
                string value;
                if (_ranges is not null) value = _ranges[i].Value;
                else
                {
                    _codes!.LookupOrd(i, _code);
                    value = _code.Utf8ToString();
                }

                Totals[value] = Totals.GetValueOrDefault(value) + _seen[i];
            }

            _seen = [];
        }
    }
}
