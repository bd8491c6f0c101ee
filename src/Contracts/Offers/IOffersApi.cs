using Refit;

namespace Marketplace.Contracts.Offers;

/// <summary>The Offers service over HTTP: offers, evaluation, award, objections, agreements. Errors are RFC 9457 problems.</summary>
public interface IOffersApi
{
    /// <summary>Starts the caller's company's one offer to a challenge, or returns the one there is.</summary>
    [Post("/api/offers/v1/offers")]
    Task<OfferDetails> Start([Body] StartOffer start, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Put("/api/offers/v1/offers/{id}")]
    Task<OfferDetails> Change(Guid id, [Body] OfferContent content, [Header("If-Match")] string version, CancellationToken ct = default);

    [Get("/api/offers/v1/offers/{id}")]
    Task<OfferDetails> Get(Guid id, CancellationToken ct = default);

    /// <summary>The caller's company's offers.</summary>
    [Get("/api/offers/v1/offers")]
    Task<Page<OfferRow>> List(OfferState? state = null, string? sort = null, int page = 1, int pageSize = 20, CancellationToken ct = default);

    [Post("/api/offers/v1/offers/{id}/submit")]
    Task<OfferDetails> Submit(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/offers/v1/offers/{id}/withdraw")]
    Task<OfferDetails> Withdraw(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Public.</summary>
    [Get("/api/offers/v1/challenges/{challengeId}/count")]
    Task<OfferCount> Count(Guid challengeId, CancellationToken ct = default);

    [Post("/api/offers/v1/interests")]
    Task<InterestDetails> ExpressInterest([Body] ExpressInterest interest, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>To the seeker and officers; a solver sees its own.</summary>
    [Get("/api/offers/v1/challenges/{challengeId}/interests")]
    Task<IReadOnlyList<InterestDetails>> Interests(Guid challengeId, CancellationToken ct = default);

    /// <summary>The seeker names the panel; possible from publication on, until scoring has begun.</summary>
    [Put("/api/offers/v1/challenges/{challengeId}/panel")]
    Task<EvaluationDetails> NamePanel(Guid challengeId, [Body] NamePanel panel, CancellationToken ct = default);

    [Post("/api/offers/v1/challenges/{challengeId}/panel/declaration")]
    Task<EvaluationDetails> Declare(Guid challengeId, [Body] DeclareConflict declaration, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Evaluations the caller has a part in: on the panel, as seeker or officer.</summary>
    [Get("/api/offers/v1/evaluations")]
    Task<Page<EvaluationRow>> Evaluations(int page = 1, int pageSize = 20, CancellationToken ct = default);

    [Get("/api/offers/v1/challenges/{challengeId}/evaluation")]
    Task<EvaluationDetails> Evaluation(Guid challengeId, CancellationToken ct = default);

    /// <summary>Saves the caller's scores of one offer, in part or whole.</summary>
    [Put("/api/offers/v1/offers/{id}/scores")]
    Task<EvaluationDetails> Score(Guid id, [Body] SubmitScores scores, CancellationToken ct = default);

    /// <summary>The chair's consensus on one offer.</summary>
    [Put("/api/offers/v1/offers/{id}/consensus")]
    Task<EvaluationDetails> Consensus(Guid id, [Body] SubmitScores consensus, CancellationToken ct = default);

    [Post("/api/offers/v1/offers/{id}/disqualify")]
    Task<EvaluationDetails> Disqualify(Guid id, [Body] ReasonRequest reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/offers/v1/challenges/{challengeId}/award")]
    Task<AwardDetails> Propose(Guid challengeId, [Body] ProposeAward award, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/offers/v1/challenges/{challengeId}/no-award")]
    Task<EvaluationDetails> NoAward(Guid challengeId, [Body] DeclareNoAward reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>A solver objects during standstill.</summary>
    [Post("/api/offers/v1/awards/{awardId}/objections")]
    Task<ObjectionDetails> FileObjection(Guid awardId, [Body] RaiseObjection objection, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only, not of the panel.</summary>
    [Post("/api/offers/v1/objections/{objectionId}/uphold")]
    Task<ObjectionDetails> Uphold(Guid objectionId, [Body] ReasonRequest answer, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only, not of the panel.</summary>
    [Post("/api/offers/v1/objections/{objectionId}/dismiss")]
    Task<ObjectionDetails> Dismiss(Guid objectionId, [Body] ReasonRequest answer, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>The winner accepts after standstill; the agreement comes to be.</summary>
    [Post("/api/offers/v1/awards/{awardId}/accept")]
    Task<AwardDetails> Accept(Guid awardId, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/offers/v1/awards/{awardId}/decline")]
    Task<AwardDetails> Decline(Guid awardId, [Body] ReasonRequest reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Get("/api/offers/v1/agreements")]
    Task<Page<AgreementRow>> Agreements(AgreementState? state = null, string? sort = null, int page = 1, int pageSize = 20, CancellationToken ct = default);

    [Get("/api/offers/v1/agreements/{id}")]
    Task<AgreementDetails> Agreement(Guid id, CancellationToken ct = default);

    [Post("/api/offers/v1/agreements/{id}/milestones/{milestoneId}/deliver")]
    Task<AgreementDetails> Deliver(Guid id, Guid milestoneId, [Body] DeliverMilestone delivery, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/offers/v1/agreements/{id}/milestones/{milestoneId}/accept")]
    Task<AgreementDetails> AcceptMilestone(Guid id, Guid milestoneId, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/offers/v1/agreements/{id}/milestones/{milestoneId}/return")]
    Task<AgreementDetails> ReturnMilestone(Guid id, Guid milestoneId, [Body] ReasonRequest reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>The seeker records what was measured.</summary>
    [Post("/api/offers/v1/agreements/{id}/outcomes")]
    Task<AgreementDetails> RecordOutcome(Guid id, [Body] RecordOutcome outcome, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only: the measured values hold.</summary>
    [Post("/api/offers/v1/agreements/{id}/outcomes/verify")]
    Task<AgreementDetails> VerifyOutcomes(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>The seeker closes an agreement whose milestones are all accepted.</summary>
    [Post("/api/offers/v1/agreements/{id}/complete")]
    Task<AgreementDetails> Complete(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/offers/v1/agreements/{id}/terminate")]
    Task<AgreementDetails> Terminate(Guid id, [Body] ReasonRequest reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);
}
