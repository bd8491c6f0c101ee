using Marketplace.Contracts.Notifications;

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

/// <summary>A published challenge answers a search somebody keeps. The id is the saved search's; said once for each challenge.</summary>
public sealed record SavedSearchMatched : MomentEvent
{
    public required Guid PersonId { get; init; }

    /// <summary>What the person calls the search.</summary>
    public required string Name { get; init; }
    public required EmailChoice Email { get; init; }
    public required Guid ChallengeId { get; init; }
    public required string ChallengeCode { get; init; }
    public required string ChallengeTitle { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }
}
