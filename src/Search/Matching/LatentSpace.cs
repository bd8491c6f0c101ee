using System.Numerics.Tensors;

namespace Marketplace.Search.Matching;

/// <summary>
/// A space in which texts that use different words for the same thing lie close together. Learnt from passages alone; a text is folded in by
/// adding up its terms' directions.
/// </summary>
internal sealed class LatentSpace
{
    /// <summary>With fewer passages than this there is nothing to learn from.</summary>
    public const int FewestPassages = 100;

    private const int MostPassages = 20_000;
    private const int MostDimensions = 500;
    private const int PassagesPerDimension = 5;

    private readonly int[] _rows;
    private readonly float[] _rarity;
    private Matrix _directions;

    private LatentSpace(int[] rows, float[] rarity, Matrix directions) => (_rows, _rarity, _directions) = (rows, rarity, directions);

    public int Dimensions => _directions.Columns;

    /// <returns>Null when there are too few passages.</returns>
    public static LatentSpace? Learn(IReadOnlyList<int[]> passages, int terms, int seed)
    {
        if (passages.Count > MostPassages) passages = Sample(passages, seed);
        if (passages.Count < FewestPassages) return null;

        var counts = passages.Select(Count).ToList();
        var holders = new int[terms];
        foreach (var term in counts.SelectMany(c => c.Keys)) holders[term]++;
        var rows = new int[terms];
        Array.Fill(rows, -1);
        var known = 0;
        for (var t = 0; t < terms; t++)
            if (holders[t] >= 2) rows[t] = known++;
        if (known < FewestPassages) return null;

        var rarity = new float[known];
        for (var t = 0; t < terms; t++)
            if (rows[t] >= 0) rarity[rows[t]] = MathF.Log((float)passages.Count / holders[t]);

        var entries = counts.Select(c => Entries(c, rows, rarity)).Where(e => e.Length > 0).ToList();
        var dimensions = Math.Min(MostDimensions, Math.Min(entries.Count / PassagesPerDimension, known / 2));
        return new LatentSpace(rows, rarity, Decomposition.RightVectors(new SparseRows(entries, known), dimensions, seed));
    }

    /// <summary>Where a text lies: a direction of length 1, or all zeros when none of its terms is known.</summary>
    public float[] Place(IEnumerable<KeyValuePair<int, float>> counts)
    {
        var place = new float[Dimensions];
        foreach (var (term, count) in counts)
            if (term < _rows.Length && _rows[term] is >= 0 and var row)
                TensorPrimitives.MultiplyAdd(_directions.Row(row), Weight(count, _rarity[row]), place, place);
        Normalise(place);
        return place;
    }

    public float[] Place(int[] terms) => Place(Count(terms).Select(c => KeyValuePair.Create(c.Key, (float)c.Value)));

    /// <summary>Turns and stretches the space by a learnt metric; what was placed before must be placed anew.</summary>
    public void Stretch(Matrix metric) => _directions = _directions.Times(metric);

    public static void Normalise(Span<float> vector)
    {
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0) TensorPrimitives.Divide(vector, length, vector);
    }

    private static float Weight(float count, float rarity) => MathF.Log(1 + count) * rarity;

    private static Dictionary<int, int> Count(int[] terms)
    {
        var counts = new Dictionary<int, int>();
        foreach (var term in terms)
            if (term != Lexicon.Break) counts[term] = counts.GetValueOrDefault(term) + 1;
        return counts;
    }

    private static (int, float)[] Entries(Dictionary<int, int> counts, int[] rows, float[] rarity)
    {
        var entries = counts.Where(c => rows[c.Key] >= 0).Select(c => (rows[c.Key], Weight(c.Value, rarity[rows[c.Key]]))).ToArray();
        var length = MathF.Sqrt(entries.Sum(e => e.Item2 * e.Item2));
        return length == 0 ? [] : [.. entries.Select(e => (e.Item1, e.Item2 / length))];
    }

    private static List<int[]> Sample(IReadOnlyList<int[]> passages, int seed)
    {
        var order = Enumerable.Range(0, passages.Count).ToArray();
        new Random(seed).Shuffle(order);
        return [.. order.AsSpan(0, MostPassages).ToArray().Order().Select(i => passages[i])];
    }
}
