using Marketplace.Contracts.Companies;

namespace Marketplace.Contracts.Challenges;

/// <summary>A challenge's public state. Published only from review on, so drafts stay with their seeker; hidden budgets carry no amounts, the annex is never carried.</summary>
public sealed record ChallengeChanged : StateEvent
{
    public required string Code { get; init; }
    public required ChallengeState State { get; init; }
    public string? StateReason { get; init; }
    public required Guid SeekerId { get; init; }
    public required string SeekerNameFa { get; init; }
    public string? SeekerNameEn { get; init; }
    public required string Title { get; init; }
    public string? Summary { get; init; }
    public ProblemText? Problem { get; init; }
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];
    public int? RequiredTrl { get; init; }
    public IReadOnlyList<string> Fields { get; init; } = [];
    public string? IsicCode { get; init; }
    public Place? Place { get; init; }
    public CooperationType? Cooperation { get; init; }
    public Budget? Budget { get; init; }
    public int? CoFundingPercent { get; init; }
    public IReadOnlyList<CompanyKind> OpenTo { get; init; } = [];
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];
    public bool HideOfferCount { get; init; }
    public DateTimeOffset? QuestionsUntil { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }
    public int StandstillDays { get; init; }
    public string Language { get; init; } = "fa";
    public DateTimeOffset? SubmittedAt { get; init; }
    public DateTimeOffset? ReviewDueAt { get; init; }
    public DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Counts what solvers can see changed after publication, from 1.</summary>
    public int PublicVersion { get; init; }
}

/// <summary>What every moment of a challenge says, so that a notice needs no look-up.</summary>
public abstract record ChallengeMoment : MomentEvent
{
    public required string Code { get; init; }
    public required string Title { get; init; }
    public required Guid SeekerId { get; init; }
}

/// <summary>A brief waits for an officer's review.</summary>
public sealed record ChallengeSubmitted : ChallengeMoment;

public sealed record ChallengeChangesRequested : ChallengeMoment
{
    public required string Message { get; init; }
}

public sealed record ChallengeRejected : ChallengeMoment
{
    public required string Reason { get; init; }
}

/// <summary>A challenge is open for offers.</summary>
public sealed record ChallengePublished : ChallengeMoment
{
    public required DateTimeOffset ClosesAt { get; init; }
}

public sealed record ChallengeCancelled : ChallengeMoment
{
    public required string Reason { get; init; }
}

/// <summary>The closing time has passed.</summary>
public sealed record ChallengeClosed : ChallengeMoment;

/// <summary>A solver asked; the asker is not named.</summary>
public sealed record ClarificationAsked : ChallengeMoment
{
    public required Guid ClarificationId { get; init; }
}

public sealed record ClarificationAnswered : ChallengeMoment
{
    public required Guid ClarificationId { get; init; }
}
