using Refit;

namespace Marketplace.Contracts.Challenges;

/// <summary>The Challenges service over HTTP. Errors are RFC 9457 problems.</summary>
public interface IChallengesApi
{
    [Post("/api/challenges/v1/challenges")]
    Task<ChallengeDetails> Draft([Body] ChallengeBrief brief, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Put("/api/challenges/v1/challenges/{id}")]
    Task<ChallengeDetails> Change(Guid id, [Body] ChallengeBrief brief, [Header("If-Match")] string version, CancellationToken ct = default);

    [Delete("/api/challenges/v1/challenges/{id}")]
    Task Discard(Guid id, CancellationToken ct = default);

    [Get("/api/challenges/v1/challenges/{id}")]
    Task<ChallengeDetails> Get(Guid id, CancellationToken ct = default);

    /// <summary>
    /// Published and later challenges to everybody; with <paramref name="mine"/> the caller's company's own alone, drafts included; the programme
    /// sees everybody's from review on. <paramref name="sort"/>: <c>newest</c> (default), <c>closing</c> (soonest first), <c>waiting</c> (longest
    /// in review first, default of the review queue).
    /// </summary>
    [Get("/api/challenges/v1/challenges")]
    Task<Page<ChallengeRow>> List(ChallengeState? state = null, bool mine = false, Guid? seekerId = null, string? sort = null, int page = 1, int pageSize = 20, CancellationToken ct = default);

    /// <summary>Scores a brief while it is written; nothing is stored.</summary>
    [Post("/api/challenges/v1/clarity")]
    Task<ClarityReport> Clarity([Body] ChallengeBrief brief, CancellationToken ct = default);

    [Post("/api/challenges/v1/challenges/{id}/submit")]
    Task<ChallengeDetails> Submit(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only.</summary>
    [Post("/api/challenges/v1/challenges/{id}/publish")]
    Task<ChallengeDetails> Publish(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only.</summary>
    [Post("/api/challenges/v1/challenges/{id}/request-changes")]
    Task<ChallengeDetails> RequestChanges(Guid id, [Body] ReasonRequest message, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only.</summary>
    [Post("/api/challenges/v1/challenges/{id}/reject")]
    Task<ChallengeDetails> Reject(Guid id, [Body] ReasonRequest reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>The seeker or an officer.</summary>
    [Post("/api/challenges/v1/challenges/{id}/cancel")]
    Task<ChallengeDetails> Cancel(Guid id, [Body] ReasonRequest reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/challenges/v1/challenges/{id}/clarifications")]
    Task<ClarificationDetails> Ask(Guid id, [Body] AskClarification question, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Post("/api/challenges/v1/challenges/{id}/clarifications/{clarificationId}/answer")]
    Task<ClarificationDetails> Answer(Guid id, Guid clarificationId, [Body] AnswerClarification answer, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Get("/api/challenges/v1/challenges/{id}/nda")]
    Task<NonDisclosure> NonDisclosure(Guid id, CancellationToken ct = default);

    [Post("/api/challenges/v1/challenges/{id}/nda")]
    Task<NonDisclosure> AcceptNonDisclosure(Guid id, [Body] AcceptNonDisclosure acceptance, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only: takes briefs from elsewhere for a seeker, all or none.</summary>
    [Post("/api/challenges/v1/imports")]
    Task<ImportReport> Import([Body] ImportChallenges import, [Header("Idempotency-Key")] string key, CancellationToken ct = default);
}
