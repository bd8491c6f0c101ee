using Marketplace.Contracts.Challenges;

namespace Marketplace.Contracts.Programme;

/// <summary>Every challenge of the programme by stage, stalls first.</summary>
public sealed record Board(DateTimeOffset At, IReadOnlyList<BoardColumn> Columns);

/// <summary>One stage. <paramref name="Total"/> counts all, <paramref name="Tickets"/> holds the first of them.</summary>
public sealed record BoardColumn(ChallengeState State, int Total, int Stalled, IReadOnlyList<BoardTicket> Tickets);

/// <param name="DaysInStage">Whole days since it entered the stage.</param>
/// <param name="Stalled">Older than the stage's limit.</param>
public sealed record BoardTicket(
    Guid ChallengeId, string Code, string Title, string SeekerNameFa, string? SeekerNameEn, string? Province, ChallengeState State,
    int DaysInStage, bool Stalled, int Matches, int Interests, int? Offers, DateTimeOffset? ClosesAt);

/// <summary>How far a pairing of challenge and company has come.</summary>
public enum MatchStage { Recommended, Viewed, Interested, Offered, Opened, AwardProposed, Awarded, Delivered, NotSelected }

/// <summary>A match followed to its end.</summary>
public sealed record MatchRow(
    Guid ChallengeId, string ChallengeCode, string ChallengeTitle, Guid CompanyId, string CompanyNameFa, string? CompanyNameEn, MatchStage Stage,
    double? Score, string? ReasonFa, string? ReasonEn, DateTimeOffset Since);

/// <summary>What happened to a challenge, oldest first, as officers see it.</summary>
/// <param name="Kind">Name of the event, for example <c>challenges.ChallengePublished</c>.</param>
public sealed record TrailEntry(DateTimeOffset At, string Kind, Guid? CompanyId, string? CompanyNameFa, string? CompanyNameEn);

/// <summary>The programme in figures. A figure with nothing to count is null.</summary>
/// <param name="MedianHoursToFirstOffer">From publication to the first offer handed in.</param>
/// <param name="SingleOfferShare">Share of closed challenges with exactly one offer, 0–1.</param>
/// <param name="MedianDaysToAward">From publication to a confirmed award.</param>
/// <param name="SolvedShare">Share of ended challenges that were awarded, 0–1.</param>
public sealed record Kpis(
    DateTimeOffset At, int VerifiedCompanies, int OpenChallenges, int PublishedChallenges, int SubmittedOffers, double? OffersPerChallenge,
    double? MedianHoursToFirstOffer, double? SingleOfferShare, double? MedianDaysToAward, double? SolvedShare, int ActiveAgreements, int VerifiedOutcomes);
