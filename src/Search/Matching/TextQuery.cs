using System.Buffers;

namespace Marketplace.Search.Matching;

/// <summary>A demand as the text scoring sees it.</summary>
internal sealed class TextQuery
{
    public required IReadOnlyList<(long Key, float Weight)> Words { get; init; }
    public required IReadOnlyList<(long Key, float Weight)> Pairs { get; init; }
    public required float[]? Place { get; init; }
    public required IReadOnlyDictionary<int, string> Surfaces { get; init; }
}

/// <summary>Mean and spread of both scores over the candidates of one query, so that they can be added up.</summary>
internal readonly record struct TextScale(float LexicalMean, float LexicalSpread, float LatentMean, float LatentSpread);

/// <summary>Both scores of every document, by slot. Disposing gives the arrays back.</summary>
internal readonly record struct TextScores(TextScale Scale, float[] Lexical, float[] Latent) : IDisposable
{
    public void Dispose()
    {
        ArrayPool<float>.Shared.Return(Lexical);
        ArrayPool<float>.Shared.Return(Latent);
    }
}
