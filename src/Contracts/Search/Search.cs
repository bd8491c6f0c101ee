using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;

namespace Marketplace.Contracts.Search;

/// <summary>A page of found documents with the counts beside the filters.</summary>
/// <param name="Degraded">The index is being rebuilt: some documents may be missing for the moment.</param>
/// <param name="DidYouMean">A spelling that finds more, if there is one.</param>
public sealed record SearchPage<T>(
    IReadOnlyList<T> Items, long Total,
    [property: System.Text.Json.Serialization.JsonPropertyName("page")] int Number,
    int PageSize, IReadOnlyList<Facet> Facets, bool Degraded = false, string? DidYouMean = null);

/// <summary>A filter with the count each value would give; the filter's own choice does not narrow its counts.</summary>
public sealed record Facet(string Name, IReadOnlyList<FacetValue> Values);

public sealed record FacetValue(string Value, long Count, bool Selected);

/// <param name="Passages">Where the words were found; matched words stand between U+E000 and U+E001.</param>
public sealed record ChallengeHit(
    Guid Id, string Code, string Title, string? Summary, ChallengeState State, Guid SeekerId, string SeekerNameFa, string? SeekerNameEn,
    IReadOnlyList<string> Fields, string? IsicCode, Place? Place, CooperationType? Cooperation, Budget? Budget, int? RequiredTrl,
    DateTimeOffset? PublishedAt, DateTimeOffset? ClosesAt, IReadOnlyList<string> Passages);

/// <param name="Passages">Where the words were found; matched words stand between U+E000 and U+E001.</param>
public sealed record CompanyHit(
    Guid Id, CompanyKind Kind, string NameFa, string? NameEn, Place Place, IReadOnlyList<string> IsicCodes, IReadOnlyList<Capability> Capabilities,
    bool Certified, IReadOnlyList<string> Passages);

public enum MatchReasonKind { Field, Text, Trl, Distance, Certificate, TrackRecord, Isic, Newcomer, Capacity, Feedback, Eligibility }

/// <summary>One reason for a match, as data and in words.</summary>
/// <param name="Speaks">Whether it speaks for, partly for, or against.</param>
/// <param name="Text">In the caller's language.</param>
/// <param name="Terms">Shared terms or codes behind it.</param>
/// <param name="Share">Its share of the score, 0–1.</param>
public sealed record MatchReason(MatchReasonKind Kind, MatchSide Speaks, string Text, IReadOnlyList<string> Terms, double Share);

public enum MatchSide { Against, Partly, For }

/// <summary>A challenge recommended to a company.</summary>
public sealed record Recommendation(ChallengeHit Challenge, double Score, IReadOnlyList<MatchReason> Reasons);

/// <summary>A company recommended for a challenge.</summary>
public sealed record Candidate(CompanyHit Company, double Score, IReadOnlyList<MatchReason> Reasons);

/// <summary>Keeps a search for challenges. Page, page size and sort are not kept.</summary>
/// <param name="Name">What the person calls it, at most 100 characters.</param>
/// <param name="Email">How to hear of new challenges that answer it; a notice in the application comes always.</param>
public sealed record SaveSearch(string Name, ChallengeQuery Query, EmailChoice Email);

/// <summary>A search somebody keeps.</summary>
public sealed record SavedSearchDetails(Guid Id, string Name, ChallengeQuery Query, EmailChoice Email, DateTimeOffset CreatedAt);

/// <summary>The synonyms in force.</summary>
/// <param name="Version">Of the table; a change names the version it was made on. 0 before the first change.</param>
/// <param name="Groups">Terms of one group stand for each other, in either language.</param>
public sealed record SynonymsDetails(long Version, IReadOnlyList<IReadOnlyList<string>> Groups);
