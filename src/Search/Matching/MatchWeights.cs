namespace Marketplace.Search.Matching;

/// <summary>
/// What each feature adds at most, in spreads of the text score over all candidates. The defaults serve users; <c>docs/matching.md</c> shows
/// what each is worth.
/// </summary>
public sealed record MatchWeights
{
    public static MatchWeights Default { get; } = new();

    /// <summary>Text alone.</summary>
    public static MatchWeights TextOnly { get; } = new()
    {
        Vote = 0, Customer = 0, Recency = 0, Field = 0, Isic = 0, Trl = 0, Distance = 0, Certificate = 0, Capacity = 0,
    };

    /// <summary>A company that answered the r-th most similar earlier demand gets this divided by r + <see cref="VoteDamping"/>, for each.</summary>
    public float Vote { get; init; } = 5;
    public int VoteDepth { get; init; } = 50;
    public float VoteDamping { get; init; } = 10;

    /// <summary>It has worked for the same customer.</summary>
    public float Customer { get; init; } = .4f;

    /// <summary>It was at work lately; falls by e each <see cref="RecencyYears"/>.</summary>
    public float Recency { get; init; } = 1;
    public float RecencyYears { get; init; } = 3;

    public float Field { get; init; } = 1.5f;
    public float Isic { get; init; } = .5f;

    /// <summary>For a technology as ripe as wanted; as much is taken away when it is four levels or more below.</summary>
    public float Trl { get; init; } = .4f;

    /// <summary>For the same province; falls by e each <see cref="DistanceKilometres"/>.</summary>
    public float Distance { get; init; } = .25f;
    public float DistanceKilometres { get; init; } = 400;
    public float Certificate { get; init; } = .2f;

    /// <summary>Taken away from a company with more agreements in work than it has people for.</summary>
    public float Capacity { get; init; } = .5f;

    /// <summary>What a company's own answers to recommendations add or take away at least.</summary>
    public float Feedback { get; init; } = 4;

    /// <summary>How much of all else that speaks for a demand a full refusal takes away: however alike the words, the company has said no.</summary>
    public float FeedbackShare { get; init; } = .9f;

    public float FeedbackOn(MatchParts parts) => Math.Max(Feedback, FeedbackShare * parts.Total);
}

/// <summary>What each feature added to a score.</summary>
public readonly record struct MatchParts(
    float Text, float Vote, float Customer, float Recency, float Field, float Isic, float Trl, float Distance, float Certificate, float Capacity,
    float Feedback = 0)
{
    public float Total => Text + Vote + Customer + Recency + Field + Isic + Trl + Distance + Certificate + Capacity + Feedback;

    /// <summary>Something in the matter itself speaks for it, not only circumstances.</summary>
    public bool Topical => Text > .5f || Vote > 0 || Field > 0;

    /// <summary>0–1: how far the total lies above ordinary fit.</summary>
    public double Score => Topical ? 1 - Math.Exp(-Math.Max(0, Total) / 3) : 0;
}
