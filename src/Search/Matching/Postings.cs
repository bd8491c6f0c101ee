using System.Runtime.InteropServices;

namespace Marketplace.Search.Matching;

/// <summary>
/// Which documents hold which keys how often, and BM25 over it. A document is a slot; slots are numbered as they are added and never reused.
/// A removed document is subtracted from the statistics and its entries stay until the next rebuild.
/// </summary>
internal sealed class Postings(float saturation, float lengthWeight)
{
    private const int CountBits = 8;
    private const int MostCount = (1 << CountBits) - 1;

    private readonly Dictionary<long, int> _lists = [];
    private readonly List<PostingList> _postings = [];
    private readonly List<int> _lengths = [];
    private long _total;
    private int _documents;
    private float[] _norms = [];
    private volatile bool _stale = true;

    public float AverageLength => _documents == 0 ? 1 : Math.Max(1f, (float)_total / _documents);

    /// <param name="slot">The next slot.</param>
    /// <param name="keys">Each key of the document with its count.</param>
    /// <param name="length">How many keys it has, repeated ones counted.</param>
    public void Add(int slot, Dictionary<long, int> keys, int length)
    {
        while (_lengths.Count <= slot) _lengths.Add(0);
        _lengths[slot] = length;
        _total += length;
        _documents++;
        _stale = true;
        foreach (var (key, count) in keys)
        {
            ref var at = ref CollectionsMarshal.GetValueRefOrAddDefault(_lists, key, out var known);
            if (!known)
            {
                at = _postings.Count;
                _postings.Add(default);
            }

            CollectionsMarshal.AsSpan(_postings)[at].Add(((uint)slot << CountBits) | (uint)Math.Min(count, MostCount));
        }
    }

    public void Remove(int slot, Dictionary<long, int> keys)
    {
        _total -= _lengths[slot];
        _documents--;
        _stale = true;
        foreach (var key in keys.Keys)
            if (_lists.TryGetValue(key, out var at)) CollectionsMarshal.AsSpan(_postings)[at].Removed++;
    }

    /// <summary>How much a key that few documents have says; 0 for a key nobody has.</summary>
    public float Rarity(long key) =>
        _lists.TryGetValue(key, out var at) && _postings[at].Live is > 0 and var holders ? MathF.Log(1 + (_documents - holders + .5f) / (holders + .5f)) : 0;

    /// <summary>Adds each document's score to <paramref name="scores"/>, slot by slot.</summary>
    public void Score(IReadOnlyList<(long Key, float Weight)> query, Span<float> scores, float weight)
    {
        var norms = Norms();
        foreach (var (key, demanded) in query)
        {
            if (!_lists.TryGetValue(key, out var at)) continue;
            var gain = weight * demanded * Rarity(key) * (saturation + 1);
            if (gain == 0) continue;
            foreach (var entry in CollectionsMarshal.AsSpan(_postings)[at].Entries())
            {
                var slot = (int)(entry >> CountBits);
                float count = entry & MostCount;
                scores[slot] += gain * count / (count + norms[slot]);
            }
        }
    }

    /// <summary>What one key of a query adds to one document's score.</summary>
    public float Gain(long key, float demanded, int slot, int count) =>
        demanded * Rarity(key) * (saturation + 1) * count / (count + Norms()[slot]);

    /// <summary>The score of a document of average length that has every key of the query once.</summary>
    public float FullScore(IReadOnlyList<(long Key, float Weight)> query)
    {
        var sum = 0f;
        foreach (var (key, demanded) in query) sum += demanded * Rarity(key);
        return sum;
    }

    private float[] Norms()
    {
        if (!_stale) return _norms;
        var norms = new float[_lengths.Count];
        var average = AverageLength;
        for (var i = 0; i < norms.Length; i++) norms[i] = saturation * (1 - lengthWeight + lengthWeight * _lengths[i] / average);
        _norms = norms;
        _stale = false;
        return norms;
    }

    // Most keys stand in one document only, so the first entry lives in the list itself.
    private struct PostingList
    {
        private uint _first;
        private int _count;
        private uint[]? _all;

        public int Removed;

        public readonly int Live => _count - Removed;

        public void Add(uint entry)
        {
            if (_count == 0)
            {
                _first = entry;
            }
            else
            {
                _all ??= [_first, 0];
                if (_count == _all.Length) Array.Resize(ref _all, _count + _count / 2 + 1);
                _all[_count] = entry;
            }

            _count++;
        }

        [System.Diagnostics.CodeAnalysis.UnscopedRef]
        public readonly ReadOnlySpan<uint> Entries() => _all is null ? MemoryMarshal.CreateReadOnlySpan(in _first, _count) : _all.AsSpan(0, _count);
    }
}
