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
        facet.Ranges is { } ranges ? new RangeCounter(facet, ranges(now), chosen) : new CodeCounter(facet, chosen);

    /// <summary>Goes on to the next segment.</summary>
    public abstract void Enter(AtomicReader segment);

    public abstract bool Allows(int doc);

    public abstract void Count(int doc);

    /// <summary>Adds what the segment gave to the totals.</summary>
    public abstract void Sum();

    protected void Sum(int[] seen, Func<int, string> value)
    {
        for (var i = 0; i < seen.Length; i++)
            if (seen[i] > 0) Totals[value(i)] = Totals.GetValueOrDefault(value(i)) + seen[i];
        Array.Clear(seen);
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
        _seen = new int[_codes.Values.Count];
        _allowed = [.. _codes.Values.Select(chosen.Contains)];
    }

    public override bool Allows(int doc)
    {
        foreach (var ordinal in _codes![doc])
            if (_allowed[ordinal]) return true;
        return false;
    }

    public override void Count(int doc)
    {
        foreach (var ordinal in _codes![doc]) _seen[ordinal]++;
    }

    public override void Sum() => Sum(_seen, i => _codes!.Values[i]);
}

internal sealed class RangeCounter : FacetCounter
{
    private readonly FacetField _facet;
    private readonly NumberRange[] _ranges;
    private readonly bool[] _allowed;
    private readonly int[] _seen;
    private long[]? _numbers;

    public RangeCounter(FacetField facet, IReadOnlyList<NumberRange> ranges, IReadOnlyList<string> chosen)
        : base(facet.Name, chosen.Count > 0)
    {
        (_facet, _ranges, _seen) = (facet, [.. ranges], new int[ranges.Count]);
        _allowed = [.. ranges.Select(r => chosen.Contains(r.Value))];
    }

    public override void Enter(AtomicReader segment) => _numbers = FacetColumns.Of(segment).Numbers(segment, _facet.Field);

    public override bool Allows(int doc)
    {
        if (_numbers is null) return false;
        var number = _numbers[doc];
        for (var i = 0; i < _ranges.Length; i++)
            if (_allowed[i] && number >= _ranges[i].From && number < _ranges[i].To) return true;
        return false;
    }

    public override void Count(int doc)
    {
        if (_numbers is null) return;
        var number = _numbers[doc];
        for (var i = 0; i < _ranges.Length; i++)
            if (number >= _ranges[i].From && number < _ranges[i].To) _seen[i]++;
    }

    public override void Sum() => Sum(_seen, i => _ranges[i].Value);
}
