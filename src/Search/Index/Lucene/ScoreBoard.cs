using System.Collections.Concurrent;

namespace Marketplace.Search.Index.Lucene;

/// <summary>Scores of the documents of a segment. Only those written to are cleaned up, so a board costs what is found and not what is there.</summary>
internal sealed class ScoreBoard(int size)
{
    private readonly float[] _scores = new float[size];
    private readonly int[] _found = new int[size];
    private byte[]? _times;
    private int _count;

    public int Size => _scores.Length;

    public ReadOnlySpan<int> Found => _found.AsSpan(0, _count);

    public float this[int doc] => _scores[doc];

    /// <summary>Every score is above zero, so a document without one is not there.</summary>
    public bool Has(int doc) => _scores[doc] > 0;

    public void Add(int doc, float score)
    {
        ref var had = ref _scores[doc];
        if (had == 0) _found[_count++] = doc;
        had += score;
    }

    /// <summary>Adds, and counts how often it was added to.</summary>
    public void AddAndCount(int doc, float score)
    {
        _times ??= new byte[_scores.Length];
        Add(doc, score);
        if (_times[doc] < byte.MaxValue) _times[doc]++;
    }

    public void Best(int doc, float score)
    {
        ref var had = ref _scores[doc];
        if (had == 0) _found[_count++] = doc;
        if (score > had) had = score;
    }

    public void Raise(int doc, float score) => _scores[doc] += score;

    /// <summary>Drops what was counted less often.</summary>
    public void Require(int times)
    {
        var kept = 0;
        foreach (var doc in Found)
        {
            if (_times![doc] >= times) _found[kept++] = doc;
            else _scores[doc] = 0;
            _times[doc] = 0;
        }

        _count = kept;
    }

    /// <summary>Drops what the other board has not, and adds its scores to the rest.</summary>
    public void AddAll(ScoreBoard other)
    {
        var kept = 0;
        foreach (var doc in Found)
        {
            if (other[doc] is var more and > 0)
            {
                _found[kept++] = doc;
                _scores[doc] += more;
            }
            else _scores[doc] = 0;
        }

        _count = kept;
    }

    public void Clear()
    {
        foreach (var doc in Found) _scores[doc] = 0;
        _count = 0;
    }
}

/// <summary>Boards kept for the next search: they are large, and making them anew would keep the garbage collector busier than the search.</summary>
internal sealed class ScoreBoards
{
    private const int MostKept = 16;
    private readonly ConcurrentBag<ScoreBoard> _free = [];

    /// <param name="size">For how many documents.</param>
    public ScoreBoard Take(int size) => _free.TryTake(out var board) && board.Size >= size ? board : new ScoreBoard(size);

    public void Return(ScoreBoard board)
    {
        board.Clear();
        if (_free.Count < MostKept) _free.Add(board);
    }
}
