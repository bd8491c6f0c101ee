using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Taxonomies;
using Marketplace.Web.Fields;

namespace Marketplace.Web.Pages.Challenges;

/// <summary>A challenge as a row of a public list.</summary>
public sealed record ChallengeLine(Guid Id, string Code, string Title, ChallengeState State)
{
    /// <summary>Under the title: the passages that were found, else the summary. Found words stand between U+E000 and U+E001.</summary>
    public IReadOnlyList<string> Passages { get; init; } = [];

    /// <summary>The first technology field, in words.</summary>
    public string? Field { get; init; }

    /// <summary>Seeker, place, kind of cooperation.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
    public Budget? Budget { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>From what a search found.</summary>
    public static ChallengeLine Of(ChallengeHit hit) => new(hit.Id, hit.Code, hit.Title, hit.State)
    {
        Passages = hit.Passages.Count > 0 ? hit.Passages : hit.Summary is { Length: > 0 } summary ? [summary] : [],
        Field = FieldName(hit.Fields),
        Words = Filled(
            Terms.Called(hit.SeekerNameFa, hit.SeekerNameEn), Terms.Where(hit.Place),
            hit.Cooperation is { } kind ? Taxonomies.CooperationTypes.Name(kind.ToString()) : null),
        Budget = hit.Budget,
        ClosesAt = hit.ClosesAt,
    };

    /// <summary>From a list of the Challenges service, which has no summaries.</summary>
    public static ChallengeLine Of(ChallengeRow row) => new(row.Id, row.Code, row.Title, row.State)
    {
        Field = FieldName(row.Fields),
        Words = Filled(
            Terms.Called(row.SeekerNameFa, row.SeekerNameEn), row.Province is { } province ? Terms.Where(new Place(province)) : null),
        Budget = row.Budget,
        ClosesAt = row.ClosesAt,
    };

    private static string? FieldName(IReadOnlyList<string> fields) => fields.Count > 0 ? Taxonomies.Fields.Name(fields[0]) : null;

    private static IReadOnlyList<string> Filled(params string?[] words) => [.. words.Where(w => !string.IsNullOrWhiteSpace(w)).OfType<string>()];
}
