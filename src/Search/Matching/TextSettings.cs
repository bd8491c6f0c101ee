namespace Marketplace.Search.Matching;

/// <summary>What the text scoring does. The defaults serve users; others exist to show what each part is worth.</summary>
public sealed record TextSettings
{
    public static TextSettings Default { get; } = new();

    /// <summary>BM25's k1.</summary>
    public float Saturation { get; init; } = 2;

    /// <summary>BM25's b.</summary>
    public float LengthWeight { get; init; } = .75f;

    /// <summary>How often a title counts.</summary>
    public int TitleWeight { get; init; } = 3;

    /// <summary>What a repeated term of a demand can count at most, nearly.</summary>
    public float RepeatLimit { get; init; } = 5;

    /// <summary>Weight of neighbouring terms as pairs.</summary>
    public float PairWeight { get; init; } = .5f;

    /// <summary>Share of the latent space in the score, 0–1.</summary>
    public float LatentShare { get; init; } = .5f;

    public bool LearnsMetric { get; init; } = true;

    /// <summary>What a company answered moves its place, each answer as much as all of its record.</summary>
    public bool AnswersMovePlaces { get; init; } = true;
}
