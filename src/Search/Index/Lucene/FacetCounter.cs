using Lucene.Net.Index;

namespace Marketplace.Search.Index.Lucene;

/// <summary>Counts the values of one filter, a segment at a time, and says which documents its chosen values let through.</summary>
internal abstract class FacetCounter(string name, bool narrows)
{
    public string Name { get; } = name;

    /// <summary>Whether a value is chosen.</summary>
    public bool Narrows { get; } = narrows;

    public Dictionary<string, long> Totals { get; } = new(StringComparer.Ordinal);

    public static FacetCounter Of(FacetField facet, DateTimeOffset now, IReadOnlyList<string> chosen) =>
        facet.Ranges is not null ? new RangeCounter(facet, now, chosen) : new CodeCounter(facet, chosen);

    /// <summary>Goes on to the next segment.</summary>
    public abstract void Enter(AtomicReader segment);

    public abstract bool Allows(int doc);

    public abstract void Count(ReadOnlySpan<int> docs);

    /// <summary>Adds what was counted since to the totals.</summary>
    public abstract void Sum();

    protected void Add(string value, int times)
    {
        if (times > 0) Totals[value] = Totals.GetValueOrDefault(value) + times;
    }
}

internal sealed class CodeCounter(FacetField facet, IReadOnlyList<string> chosen) : FacetCounter(facet.Name, chosen.Count > 0)
{
    private CodeColumn? _codes;
    private int[] _seen = [];
    private bool[] _allowed = [];

    public override void Enter(AtomicReader segment)
    {
        Sum();
        _codes = FacetColumns.Of(segment).Codes(segment, facet.Field);
        _seen = new int[_codes.Values.Count + 1];
        _allowed = [.. _codes.Values.Select(chosen.Contains)];
    }

    public override bool Allows(int doc)
    {
        foreach (var ordinal in _codes![doc])
            if (_allowed[ordinal]) return true;
        return false;
    }

    public override void Count(ReadOnlySpan<int> docs)
    {
        var (codes, seen) = (_codes!, _seen);
        if (codes.Only is { } only)
            foreach (var doc in docs) seen[only[doc]]++;
        else
            foreach (var doc in docs)
                foreach (var ordinal in codes[doc]) seen[ordinal]++;
    }

    public override void Sum()
    {
        for (var i = 0; i < _codes?.Values.Count; i++) Add(_codes.Values[i], _seen[i]);
        Array.Clear(_seen);
    }
}

/// <summary>Counts stretches between the edges of all ranges, of which a number is in one only, whereas ranges may overlap.</summary>
internal sealed class RangeCounter : FacetCounter
{
    private readonly FacetField _facet;
    private readonly IReadOnlyList<NumberRange> _ranges;
    private readonly Stretches _stretches;
    private readonly bool _moves;
    private readonly bool[] _allowed;
    private readonly int[] _seen;
    private long[]? _numbers;
    private byte[]? _places;

    public RangeCounter(FacetField facet, DateTimeOffset now, IReadOnlyList<string> chosen)
        : base(facet.Name, chosen.Count > 0)
    {
        (_facet, _ranges) = (facet, facet.Ranges!(now));
        (_stretches, _moves) = (Stretches.Of(_ranges), !ReferenceEquals(_ranges, facet.Ranges(DateTimeOffset.UnixEpoch)));
        _seen = new int[_stretches.Count];
        _allowed = _stretches.Within(_ranges.Where(r => chosen.Contains(r.Value)));
    }

    public override void Enter(AtomicReader segment)
    {
        var columns = FacetColumns.Of(segment);
        if (_moves) _numbers = columns.Numbers(segment, _facet.Field);
        else _places = columns.Places(segment, _facet.Field, _stretches);
    }

    public override bool Allows(int doc) => _places is { } places ? _allowed[places[doc]] : _numbers is { } numbers && _allowed[_stretches.Of(numbers[doc])];

    public override void Count(ReadOnlySpan<int> docs)
    {
        var seen = _seen;
        if (_places is { } places)
            foreach (var doc in docs) seen[places[doc]]++;
        else if (_numbers is { } numbers)
            foreach (var doc in docs) seen[_stretches.Of(numbers[doc])]++;
    }

    public override void Sum()
    {
        foreach (var range in _ranges) Add(range.Value, _stretches.Within([range]).Zip(_seen, (within, seen) => within ? seen : 0).Sum());
        Array.Clear(_seen);
    }
}

/// <summary>The stretches between the edges of ranges.</summary>
internal sealed class Stretches
{
    private readonly long[] _edges;

    private Stretches(long[] edges) => _edges = edges;

    public int Count => _edges.Length + 1;

    public static Stretches Of(IEnumerable<NumberRange> ranges) => new([.. ranges.SelectMany(r => (long[])[r.From, r.To]).Distinct().Order()]);

    /// <summary>The stretch a number lies in; the first is below every edge.</summary>
    public int Of(long number)
    {
        var stretch = 0;
        foreach (var edge in _edges) stretch += number >= edge ? 1 : 0;
        return stretch;
    }

    /// <summary>Of each stretch whether one of the ranges covers it.</summary>
    public bool[] Within(IEnumerable<NumberRange> ranges)
    {
        var covering = ranges.ToList();
        return [false, .. _edges.Select(edge => covering.Exists(r => r.From <= edge && edge < r.To))];
    }
}
