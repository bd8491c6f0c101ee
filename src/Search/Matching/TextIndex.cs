using System.Buffers;
using System.Numerics.Tensors;

namespace Marketplace.Search.Matching;

/// <summary>Documents by their text: words and neighbouring words by BM25, and their place in the latent space.</summary>
internal sealed class TextIndex(Lexicon lexicon, LatentSpace? space, TextSettings settings)
{
    // A score means little among few candidates; this many imagined ones, of ordinary fit, hold the scale.
    private const float Imagined = 12;
    private const int Block = 1_024;
    private const float ImaginedLexicalSpread = .08f;
    private const float ImaginedLatentMean = .05f;
    private const float ImaginedLatentSpread = .12f;

    private readonly Postings _words = new(settings.Saturation, settings.LengthWeight);
    private readonly Postings _pairs = new(settings.Saturation, settings.LengthWeight);
    private readonly List<int[]> _documents = [];
    private float[] _places = [];

    public int Slots => _documents.Count;

    public bool HasPlaces => space is not null;

    public ReadOnlySpan<int> Document(int slot) => _documents[slot];

    public int Add(int[] terms)
    {
        var slot = _documents.Count;
        _documents.Add(terms);
        _words.Add(slot, WordsOf(terms), terms.Length);
        _pairs.Add(slot, PairsOf(terms), terms.Length);
        if (space is null) return slot;
        if (_places.Length < (slot + 1) * space.Dimensions) Array.Resize(ref _places, Math.Max(16, slot + 1 + slot / 2) * space.Dimensions);
        space.Place(terms).CopyTo(Place(slot));
        return slot;
    }

    /// <summary>Where the document lies.</summary>
    public Span<float> Place(int slot) => space is null ? [] : _places.AsSpan(slot * space.Dimensions, space.Dimensions);

    /// <summary>Lays a document where its own text and these places together lead.</summary>
    public void Move(int slot, float[] towards) => Moved(slot, towards).CopyTo(Place(slot));

    /// <summary>How near a query a document would be if it lay where its own text and these places together lead.</summary>
    public float Nearness(TextQuery query, int slot, float[]? towards) => query.Place is { } place ? TensorPrimitives.Dot<float>(place, Moved(slot, towards)) : 0;

    public void Remove(int slot)
    {
        var terms = _documents[slot];
        _words.Remove(slot, WordsOf(terms));
        _pairs.Remove(slot, PairsOf(terms));
        _documents[slot] = [];
    }

    public TextQuery Ask(string title, string text)
    {
        var surfaces = new Dictionary<int, string>();
        var (titleTerms, textTerms) = (lexicon.Read(title, surfaces), lexicon.Read(text, surfaces));
        var counts = new Dictionary<int, float>();
        foreach (var term in titleTerms) counts[term] = counts.GetValueOrDefault(term) + settings.TitleWeight;
        foreach (var term in textTerms) counts[term] = counts.GetValueOrDefault(term) + 1;
        return new TextQuery
        {
            Words = Weights(WordsOf(titleTerms), WordsOf(textTerms)),
            Pairs = Weights(PairsOf(titleTerms), PairsOf(textTerms)),
            Place = space?.Place(counts),
            Surfaces = surfaces,
        };
    }

    /// <summary>Scores every document against a query. The arrays are rented: give them back.</summary>
    public (float[] Lexical, float[] Latent) Score(TextQuery query)
    {
        var (lexical, latent) = (ArrayPool<float>.Shared.Rent(Math.Max(Slots, 1)), ArrayPool<float>.Shared.Rent(Math.Max(Slots, 1)));
        lexical.AsSpan(0, Slots).Clear();
        latent.AsSpan(0, Slots).Clear();
        _words.Score(query.Words, lexical, 1);
        _pairs.Score(query.Pairs, lexical, settings.PairWeight);
        if (query.Place is { } place && settings.LatentShare > 0)
            Parallel.For(0, (Slots + Block - 1) / Block, block =>
            {
                for (var slot = block * Block; slot < Math.Min((block + 1) * Block, Slots); slot++) latent[slot] = Nearness(place, slot);
            });
        return (lexical, latent);
    }

    public (float Lexical, float Latent) Score(TextQuery query, int slot)
    {
        var (words, pairs) = (WordsOf(_documents[slot]), PairsOf(_documents[slot]));
        var lexical = 0f;
        foreach (var (key, weight) in query.Words)
            if (words.TryGetValue(key, out var count)) lexical += _words.Gain(key, weight, slot, count);
        foreach (var (key, weight) in query.Pairs)
            if (pairs.TryGetValue(key, out var count)) lexical += settings.PairWeight * _pairs.Gain(key, weight, slot, count);
        return (lexical, query.Place is null ? 0 : Nearness(query.Place, slot));
    }

    public TextScale Scale(TextQuery query, float[] lexical, float[] latent, IReadOnlyList<int> slots)
    {
        var full = _words.FullScore(query.Words) + settings.PairWeight * _pairs.FullScore(query.Pairs);
        var (lexicalMean, lexicalSpread) = Spread(lexical, slots, 0, ImaginedLexicalSpread * full);
        var (latentMean, latentSpread) = Spread(latent, slots, ImaginedLatentMean, ImaginedLatentSpread);
        return new TextScale(lexicalMean, lexicalSpread, latentMean, latentSpread);
    }

    public float Combine(in TextScale scale, float lexical, float latent)
    {
        var words = (lexical - scale.LexicalMean) / scale.LexicalSpread;
        return space is null || settings.LatentShare == 0 ? words
            : (1 - settings.LatentShare) * words + settings.LatentShare * ((latent - scale.LatentMean) / scale.LatentSpread);
    }

    /// <summary>Terms of the query the document has as well, those that add most to its score first.</summary>
    public IReadOnlyList<string> Shared(TextQuery query, int slot, int most)
    {
        var words = WordsOf(_documents[slot]);
        return [.. query.Words
            .Where(q => words.ContainsKey(q.Key))
            .Select(q => (q.Key, Gain: _words.Gain(q.Key, q.Weight, slot, words[q.Key])))
            .OrderByDescending(q => q.Gain).ThenBy(q => q.Key)
            .Take(most).Select(q => query.Surfaces[(int)q.Key])];
    }

    private float Nearness(float[] place, int slot) => TensorPrimitives.Dot<float>(place, Place(slot));

    private float[] Moved(int slot, float[]? towards)
    {
        if (space is null) return [];
        var place = space.Place(_documents[slot]);
        if (towards is null) return place;
        TensorPrimitives.Add(place, towards, place);
        LatentSpace.Normalise(place);
        return place;
    }

    private static (float Mean, float Spread) Spread(float[] scores, IReadOnlyList<int> slots, float mean, float spread)
    {
        var (sum, squares) = (Imagined * (double)mean, Imagined * ((double)spread * spread + (double)mean * mean));
        foreach (var slot in slots)
        {
            sum += scores[slot];
            squares += (double)scores[slot] * scores[slot];
        }

        var n = slots.Count + Imagined;
        return ((float)(sum / n), (float)Math.Sqrt(Math.Max(squares / n - sum / n * (sum / n), 1e-12)));
    }

    private List<(long, float)> Weights(Dictionary<long, int> title, Dictionary<long, int> text)
    {
        var counts = text.ToDictionary(t => t.Key, t => (float)t.Value);
        foreach (var (key, count) in title) counts[key] = counts.GetValueOrDefault(key) + count * settings.TitleWeight;
        return [.. counts.Select(c => (c.Key, c.Value * settings.RepeatLimit / (c.Value + settings.RepeatLimit - 1)))];
    }

    private static Dictionary<long, int> WordsOf(ReadOnlySpan<int> terms)
    {
        var counts = new Dictionary<long, int>(terms.Length);
        foreach (var term in terms)
            if (term != Lexicon.Break) counts[term] = counts.GetValueOrDefault(term) + 1;
        return counts;
    }

    private static Dictionary<long, int> PairsOf(ReadOnlySpan<int> terms)
    {
        var counts = new Dictionary<long, int>(terms.Length);
        for (var i = 1; i < terms.Length; i++)
        {
            if (terms[i] == Lexicon.Break || terms[i - 1] == Lexicon.Break) continue;
            var key = ((long)terms[i - 1] << 32) | (uint)terms[i];
            counts[key] = counts.GetValueOrDefault(key) + 1;
        }

        return counts;
    }
}
