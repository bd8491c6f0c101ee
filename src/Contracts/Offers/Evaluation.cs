namespace Marketplace.Contracts.Offers;

public enum PanelRole { Chair, Evaluator }

/// <summary>Waiting for the panel's chair to be named → evaluators score → the chair records consensus → an award is proposed → … </summary>
public enum EvaluationState { Waiting, Scoring, Consensus, AwardProposed, Awarded, NotAwarded }

public sealed record NamePanel(IReadOnlyList<PanelMember> Members);

/// <summary>A person of the panel. Members of the seeker are named by their person id.</summary>
public sealed record PanelMember(Guid PersonId, PanelRole Role, string? DisplayName = null);

/// <summary>A panel member as the evaluation knows it.</summary>
/// <param name="ConflictDeclared">Null until declared; true bars the member from scoring.</param>
public sealed record PanelMemberDetails(Guid PersonId, PanelRole Role, string? DisplayName, bool? ConflictDeclared, bool Finished);

/// <summary>A declaration of conflicts, made before any offer is shown.</summary>
public sealed record DeclareConflict(bool HasConflict, string? Note = null);

/// <summary>One evaluator's score of one offer on one criterion, 0–100, with a comment.</summary>
public sealed record CriterionScore(Guid CriterionId, int Score, string Comment);

public sealed record SubmitScores(IReadOnlyList<CriterionScore> Scores);

/// <summary>The evaluation of one challenge, as a panel member, the seeker or an officer may see it.</summary>
public sealed record EvaluationDetails(
    Guid ChallengeId, long Version, string ChallengeCode, string ChallengeTitle, EvaluationState State, IReadOnlyList<Challenges.Criterion> Criteria,
    IReadOnlyList<PanelMemberDetails> Panel, IReadOnlyList<EvaluatedOffer> Offers, AwardDetails? Award);

/// <summary>An opened offer under evaluation.</summary>
/// <param name="Label">Offer A, Offer B …: what is shown instead of the name while names are hidden.</param>
/// <param name="Scores">The caller's own scores; the chair sees everybody's.</param>
/// <param name="Total">Weighted consensus of 0–100; null until the consensus is complete.</param>
/// <param name="BelowMinimum">Names of criteria whose minimum the consensus misses.</param>
public sealed record EvaluatedOffer(
    Guid OfferId, string Label, Guid? CompanyId, string? CompanyNameFa, string? CompanyNameEn, OfferState State, string? StateReason, Money? TotalPrice,
    IReadOnlyList<EvaluatorScores> Scores, IReadOnlyList<CriterionScore> Consensus, decimal? Total, int? Rank, IReadOnlyList<string> BelowMinimum);

public sealed record EvaluatorScores(Guid PersonId, string? DisplayName, IReadOnlyList<CriterionScore> Scores);

/// <summary>An evaluation the caller has a part in.</summary>
/// <param name="Offers">Opened offers; 0 before.</param>
/// <param name="OpenedAt">When the offers were opened, or will be.</param>
public sealed record EvaluationRow(Guid ChallengeId, string ChallengeCode, string ChallengeTitle, EvaluationState State, PanelRole? Role, int Offers, bool? ConflictDeclared, DateTimeOffset OpenedAt);

/// <summary>Proposed → (standstill) → AwaitingWinner → Accepted | Declined; an upheld objection withdraws it.</summary>
public enum AwardState { Proposed, AwaitingWinner, Accepted, Declined, Withdrawn }

/// <summary>The chair's proposal: the winner, and a reason for every offer that was evaluated.</summary>
public sealed record ProposeAward(Guid OfferId, IReadOnlyList<OfferReason> Reasons);

public sealed record OfferReason(Guid OfferId, string Reason);

/// <param name="Objections">To the panel, the seeker and the programme; empty for the winner.</param>
public sealed record AwardDetails(
    Guid Id, long Version, Guid ChallengeId, Guid OfferId, Guid CompanyId, AwardState State, DateTimeOffset ProposedAt, DateTimeOffset StandstillUntil,
    DateTimeOffset? DecidedAt, IReadOnlyList<ObjectionDetails> Objections, Guid? AgreementId);

public enum ObjectionState { Raised, Upheld, Dismissed }

public sealed record RaiseObjection(string Text);

public sealed record ObjectionDetails(Guid Id, Guid CompanyId, string Text, ObjectionState State, string? Answer, DateTimeOffset RaisedAt);

public enum NoAwardReason { NoOffers, NoneMetMinimum, TooExpensive, NeedChanged, BudgetWithdrawn, Other }

public sealed record DeclareNoAward(NoAwardReason Reason, string Explanation);
