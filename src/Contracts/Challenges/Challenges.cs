using Marketplace.Contracts.Companies;

namespace Marketplace.Contracts.Challenges;

/// <summary>
/// Draft → InReview → Published → Closed → Evaluating → Awarded | NotAwarded; Awarded → Completed | Terminated;
/// InReview → ChangesRequested → InReview; InReview → Rejected; Published, Closed, Evaluating → Cancelled.
/// </summary>
public enum ChallengeState
{
    Draft, InReview, ChangesRequested, Rejected, Published, Closed, Evaluating, Awarded, NotAwarded, Completed, Terminated, Cancelled,
}

public enum CooperationType { Purchase, Licence, JointDevelopment, TechnicalService, Pilot, Investment, JointVenture, Other }

public enum IpTerms { StaysWithSolver, LicenceToSeeker, Shared, TransferredToSeeker, ToBeAgreed }

public enum BudgetKind { Hidden, Exact, Range }

/// <summary>What the seeker can pay. Hidden amounts never leave the Challenges service.</summary>
/// <param name="Min">Lowest amount of a range, in the currency's main unit; null unless a range.</param>
/// <param name="Max">The exact amount, or the highest of a range.</param>
public sealed record Budget(BudgetKind Kind, decimal? Min = null, decimal? Max = null, string Currency = "IRR");

/// <summary>A measurable outcome wanted: from baseline to target, in its unit.</summary>
public sealed record Indicator(string Name, string Unit, decimal? Baseline, decimal? Target);

/// <summary>One thing offers are scored on. Weights of a challenge's criteria sum to exactly 100.</summary>
/// <param name="Id">Stable id of the criterion; empty when new.</param>
/// <param name="Minimum">Least score of 0–100 an offer must reach; null for none.</param>
public sealed record Criterion(Guid Id, string Name, int Weight, int? Minimum = null);

/// <summary>The problem in the seeker's words.</summary>
/// <param name="Today">What happens today.</param>
/// <param name="Tried">What was tried.</param>
/// <param name="Constraints">What a solution must respect.</param>
/// <param name="Users">Who would use the solution.</param>
public sealed record ProblemText(string Today, string? Tried = null, string? Constraints = null, string? Users = null);

/// <summary>Everything a seeker writes into a brief. A draft may be incomplete; sending it to review demands the whole.</summary>
public sealed record ChallengeBrief
{
    public required string Title { get; init; }
    public string? Summary { get; init; }
    public ProblemText? Problem { get; init; }
    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    /// <summary>Technology readiness level wanted at delivery, 1–9.</summary>
    public int? RequiredTrl { get; init; }

    /// <summary>Codes of technology fields.</summary>
    public IReadOnlyList<string> Fields { get; init; } = [];
    public string? IsicCode { get; init; }
    public Place? Place { get; init; }
    public CooperationType? Cooperation { get; init; }
    public IpTerms? IpTerms { get; init; }
    public Budget? Budget { get; init; }

    /// <summary>Share of the cost the programme pays, in per cent.</summary>
    public int? CoFundingPercent { get; init; }

    /// <summary>Kinds that may offer; empty means every kind that may solve.</summary>
    public IReadOnlyList<CompanyKind> OpenTo { get; init; } = [];
    public IReadOnlyList<Criterion> Criteria { get; init; } = [];

    /// <summary>Shown only to those who accepted the non-disclosure terms.</summary>
    public string? ConfidentialAnnex { get; init; }
    public bool HideOfferCount { get; init; }
    public DateTimeOffset? QuestionsUntil { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Working days between the proposal of an award and its acceptance, 0–10.</summary>
    public int StandstillDays { get; init; } = 5;

    /// <summary>Language the brief is written in: <c>fa</c> or <c>en</c>.</summary>
    public string Language { get; init; } = "fa";
}

/// <summary>A challenge. The annex is null to those who may not read it; a hidden budget has no amounts for anybody but its seeker and officers.</summary>
public sealed record ChallengeDetails(
    Guid Id, long Version, string Code, ChallengeState State, string? StateReason, Guid SeekerId, string SeekerNameFa, string? SeekerNameEn,
    ChallengeBrief Brief, bool HasAnnex, bool MayReadAnnex, int PublicVersion, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt,
    DateTimeOffset? ReviewDueAt, DateTimeOffset? PublishedAt, IReadOnlyList<ClarificationDetails> Clarifications,
    IReadOnlyList<StateChange> History);

/// <summary>A step of a challenge's life, oldest first.</summary>
public sealed record StateChange(ChallengeState State, DateTimeOffset At, string? Reason);

/// <summary>A row of a list of challenges.</summary>
public sealed record ChallengeRow(
    Guid Id, string Code, string Title, ChallengeState State, Guid SeekerId, string SeekerNameFa, string? SeekerNameEn,
    IReadOnlyList<string> Fields, string? Province, Budget? Budget, DateTimeOffset? ClosesAt, DateTimeOffset CreatedAt,
    DateTimeOffset? SubmittedAt, DateTimeOffset? ReviewDueAt, DateTimeOffset? PublishedAt);

/// <summary>A question and its public answer. Who asked is known to nobody who reads this.</summary>
public sealed record ClarificationDetails(Guid Id, string Question, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt);

public sealed record AskClarification(string Question);

public sealed record AnswerClarification(string Answer);

/// <summary>How clear a brief is: six points, each clear, partly clear or missing.</summary>
public sealed record ClarityReport(int Clear, IReadOnlyList<ClarityPoint> Points);

/// <param name="Code">problem, user, indicators, budget, criteria, time.</param>
/// <param name="Hint">What is missing, in the caller's language; null when clear.</param>
public sealed record ClarityPoint(string Code, ClarityLevel Level, string? Hint);

public enum ClarityLevel { Missing, Partial, Clear }

/// <summary>The non-disclosure terms of a challenge's annex and whether the caller's company accepted them.</summary>
public sealed record NonDisclosure(string TermsVersion, string Terms, DateTimeOffset? AcceptedAt);

/// <summary>Acceptance names the text that was read.</summary>
public sealed record AcceptNonDisclosure(string TermsVersion);

/// <summary>A challenge brought from elsewhere.</summary>
/// <param name="Source">Where the row comes from; with <paramref name="ExternalId"/> it identifies the challenge for ever.</param>
public sealed record ImportRow(string Source, string ExternalId, ChallengeBrief Brief, bool Publish);

public sealed record ImportChallenges(Guid SeekerId, IReadOnlyList<ImportRow> Rows);

/// <summary>What an import did. When any row has errors, nothing was imported.</summary>
public sealed record ImportReport(int Imported, int AlreadyThere, IReadOnlyList<ImportError> Errors);

/// <param name="Row">Number of the row, from 1.</param>
public sealed record ImportError(int Row, string Field, string Message);
