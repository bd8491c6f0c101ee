namespace Marketplace.Contracts.Search;

/// <summary>A challenge was recommended to companies. The id is the challenge's.</summary>
public sealed record MatchesFound : MomentEvent
{
    public required string ChallengeCode { get; init; }
    public required string ChallengeTitle { get; init; }
    public required IReadOnlyList<FoundMatch> Matches { get; init; }
}

/// <summary>One company found for a challenge, with its score of 0–1 and the first reason in both languages.</summary>
public sealed record FoundMatch(Guid CompanyId, double Score, string ReasonFa, string ReasonEn);
