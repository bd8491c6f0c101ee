using System.Collections.Concurrent;

namespace Marketplace.Search.Text;

/// <summary>What words come to, worked out once: texts use few words often.</summary>
internal sealed class Remembered<T>(Func<string, T> work)
{
    private const int Most = 50_000;
    private readonly ConcurrentDictionary<string, T> _known = new(StringComparer.Ordinal);
    private int _count;

    public T Of(ReadOnlySpan<char> word)
    {
        if (_known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var known)) return known;

        // Begun anew rather than sorted out: what is used often is soon back.
        if (Interlocked.Increment(ref _count) > Most)
        {
            _known.Clear();
            Volatile.Write(ref _count, 1);
        }

        var written = word.ToString();
        return _known[written] = work(written);
    }
}
