namespace Marketplace.Contracts.Offers;

public enum AgreementState { Active, Completed, Terminated }

public enum MilestoneState { Planned, Delivered, Accepted, Returned }

/// <summary>What an accepted award became.</summary>
public sealed record AgreementDetails(
    Guid Id, long Version, Guid ChallengeId, string ChallengeCode, string ChallengeTitle, Guid OfferId, Guid SeekerId, string SeekerNameFa, string? SeekerNameEn,
    Guid SolverId, string SolverNameFa, string? SolverNameEn, AgreementState State, string? StateReason, Money Price, DateTimeOffset StartedAt,
    IReadOnlyList<MilestoneDetails> Milestones, IReadOnlyList<OutcomeDetails> Outcomes);

public sealed record MilestoneDetails(Guid Id, int Number, string Title, string Deliverable, DateOnly DueOn, decimal Price, MilestoneState State, string? Evidence, string? Reason);

/// <summary>The measured value of one indicator. Verified by an officer.</summary>
public sealed record OutcomeDetails(string Indicator, string Unit, decimal? Baseline, decimal? Target, decimal? Measured, bool Verified);

public sealed record AgreementRow(Guid Id, Guid ChallengeId, string ChallengeCode, string ChallengeTitle, AgreementState State, Guid SeekerId, string SeekerNameFa, string? SeekerNameEn, Guid SolverId, string SolverNameFa, string? SolverNameEn, int MilestonesAccepted, int Milestones, DateTimeOffset StartedAt);

public sealed record DeliverMilestone(string Evidence);

public sealed record RecordOutcome(string Indicator, decimal Measured);
