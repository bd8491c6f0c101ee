using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Util;

namespace Marketplace.Search.Index.Lucene;

/// <summary>
/// The codes and numbers of a segment's documents in memory, for counting filters: on disk each look takes a read. A segment never changes, so it is
/// read once, by the first search that passes it, and forgotten with it.
/// </summary>
internal sealed class FacetColumns
{
    private static readonly ConditionalWeakTable<object, FacetColumns> OfSegments = [];

    private readonly Dictionary<string, CodeColumn> _codes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long[]> _numbers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, byte[]> _places = new(StringComparer.Ordinal);

    public static FacetColumns Of(AtomicReader segment) => OfSegments.GetOrCreateValue(segment.CoreCacheKey);

    public CodeColumn Codes(AtomicReader segment, string field)
    {
        lock (_codes) return _codes.TryGetValue(field, out var known) ? known : _codes[field] = CodeColumn.Read(segment, field);
    }

    /// <summary>Null when no document of the segment has the field.</summary>
    public long[]? Numbers(AtomicReader segment, string field) => Column(_numbers, segment, field, number => number);

    /// <summary>The stretch each document's number lies in; the field's stretches are always the same. Null when no document has the field.</summary>
    public byte[]? Places(AtomicReader segment, string field, Stretches stretches) => Column(_places, segment, field, number => (byte)stretches.Of(number));

    private static T[]? Column<T>(Dictionary<string, T[]> columns, AtomicReader segment, string field, Func<long, T> of)
    {
        lock (columns)
        {
            if (columns.TryGetValue(field, out var known)) return known;
            if (segment.GetNumericDocValues(field) is not { } values) return null;
            var column = new T[segment.MaxDoc];
            for (var doc = 0; doc < column.Length; doc++) column[doc] = of(values.Get(doc));
            return columns[field] = column;
        }
    }
}

/// <summary>Which codes each document of a segment has.</summary>
internal sealed class CodeColumn
{
    private readonly int[] _starts;
    private readonly int[] _ordinals;

    private CodeColumn(IReadOnlyList<string> values, int[] starts, int[] ordinals)
    {
        (Values, _starts, _ordinals) = (values, starts, ordinals);
        for (var doc = 0; doc + 1 < starts.Length; doc++)
            if (starts[doc + 1] - starts[doc] > 1) return;
        Only = [.. Enumerable.Range(0, starts.Length - 1).Select(doc => starts[doc] < starts[doc + 1] ? ordinals[starts[doc]] : values.Count)];
    }

    /// <summary>The one code of each document, or how many codes there are where it has none; null when one has several.</summary>
    public int[]? Only { get; }

    /// <summary>The codes by ordinal, sorted.</summary>
    public IReadOnlyList<string> Values { get; }

    public ReadOnlySpan<int> this[int doc] => _ordinals.AsSpan(_starts[doc], _starts[doc + 1] - _starts[doc]);

    public static CodeColumn Read(AtomicReader segment, string field)
    {
        var starts = new int[segment.MaxDoc + 1];
        if (segment.GetSortedSetDocValues(field) is not { } codes) return new CodeColumn([], starts, []);
        var ordinals = new List<int>(segment.MaxDoc);
        for (var doc = 0; doc < segment.MaxDoc; doc++)
        {
            codes.SetDocument(doc);
            for (var ordinal = codes.NextOrd(); ordinal != SortedSetDocValues.NO_MORE_ORDS; ordinal = codes.NextOrd()) ordinals.Add((int)ordinal);
            starts[doc + 1] = ordinals.Count;
        }

        var values = new string[codes.ValueCount];
        var value = new BytesRef();
        for (var ordinal = 0; ordinal < values.Length; ordinal++)
        {
            codes.LookupOrd(ordinal, value);
            values[ordinal] = value.Utf8ToString();
        }

        return new CodeColumn(values, starts, [.. ordinals]);
    }
}
