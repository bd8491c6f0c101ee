using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Refit;

namespace Marketplace.Contracts.Search;

/// <summary>Filters of a search for challenges. Lists are OR within, AND between.</summary>
public sealed record ChallengeQuery
{
    public string? Q { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Field { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Isic { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Province { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Estate { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Cooperation { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Trl { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Budget { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Closing { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? State { get; init; }

    /// <summary><c>relevance</c> (default with words), <c>newest</c> (default without), <c>closing</c>, <c>budget</c>.</summary>
    public string? Sort { get; init; }
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = 20;
}

/// <summary>Filters of a search for companies. Lists are OR within, AND between.</summary>
public sealed record CompanyQuery
{
    public string? Q { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Field { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Isic { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Province { get; init; }
    [Query(CollectionFormat.Multi)] public string[]? Kind { get; init; }

    /// <summary><c>relevance</c> (default with words), <c>name</c> (default without).</summary>
    public string? Sort { get; init; }
    public int Page { get; init; } = 1;
    public int PageSize { get; init; } = 20;
}

/// <summary>The Search service over HTTP. Errors are RFC 9457 problems.</summary>
public interface ISearchApi
{
    /// <summary>Public.</summary>
    [Get("/api/search/v1/challenges")]
    Task<SearchPage<ChallengeHit>> Challenges(ChallengeQuery query, CancellationToken ct = default);

    /// <summary>Public.</summary>
    [Get("/api/search/v1/companies")]
    Task<SearchPage<CompanyHit>> Companies(CompanyQuery query, CancellationToken ct = default);

    /// <summary>Public: words that begin so, most frequent first.</summary>
    [Get("/api/search/v1/suggestions")]
    Task<IReadOnlyList<string>> Suggestions(string q, CancellationToken ct = default);

    /// <summary>Open challenges that fit the caller's company, best first.</summary>
    [Get("/api/search/v1/recommendations")]
    Task<Page<Recommendation>> Recommendations(int page = 1, int pageSize = 20, CancellationToken ct = default);

    /// <summary>Companies that fit a challenge, to its seeker and to officers.</summary>
    [Get("/api/search/v1/challenges/{challengeId}/candidates")]
    Task<Page<Candidate>> Candidates(Guid challengeId, int page = 1, int pageSize = 20, CancellationToken ct = default);

    /// <summary>Public: the newest challenges that answer the same filters as <see cref="Challenges"/>, as RSS 2.0.</summary>
    [Get("/api/search/v1/challenges.rss")]
    Task<HttpContent> Feed(ChallengeQuery query, CancellationToken ct = default);

    [Post("/api/search/v1/saved-searches")]
    Task<SavedSearchDetails> SaveSearch([Body] SaveSearch search, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>The caller's own, newest first.</summary>
    [Get("/api/search/v1/saved-searches")]
    Task<IReadOnlyList<SavedSearchDetails>> SavedSearches(CancellationToken ct = default);

    [Delete("/api/search/v1/saved-searches/{id}")]
    Task DeleteSavedSearch(Guid id, CancellationToken ct = default);

    [Get("/api/search/v1/synonyms")]
    Task<SynonymsDetails> Synonyms(CancellationToken ct = default);

    /// <summary>Replaces the whole table. 409 when somebody changed it since the version named.</summary>
    [Put("/api/search/v1/synonyms")]
    Task<SynonymsDetails> ChangeSynonyms([Body] SynonymsDetails synonyms, CancellationToken ct = default);

    /// <summary>How an open challenge fits the caller's company, or why it was not recommended.</summary>
    [Get("/api/search/v1/challenges/{challengeId}/why")]
    Task<MatchExplanation> Why(Guid challengeId, CancellationToken ct = default);

    /// <summary>Editors only: what the company thinks of a recommendation. Saying it again replaces what was said.</summary>
    [Post("/api/search/v1/recommendations/{challengeId}/feedback")]
    Task GiveFeedback(Guid challengeId, [Body] RecommendationFeedback feedback, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officers and council: how evenly companies were shown to seekers. Days in legal time, by default the last thirty.</summary>
    [Get("/api/search/v1/exposure")]
    Task<ExposureReport> Exposure(DateOnly? from = null, DateOnly? to = null, CancellationToken ct = default);

    /// <summary>Signed in: technology fields and industry of a brief while it is written. Nothing is stored.</summary>
    [Post("/api/search/v1/categories")]
    Task<SuggestedCategories> Categories([Body] SuggestCategories brief, CancellationToken ct = default);
}
