using System.Globalization;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Taxonomies;
using Marketplace.Search.Index;

namespace Marketplace.Search.Documents;

/// <summary>What of a document is searched, filtered and sorted by.</summary>
internal static class DocumentFields
{
    private const long Never = long.MaxValue;

    public static IReadOnlyList<WeightedText> Texts(this SearchDocument document) => document.Challenge is { } challenge ? Texts(challenge) : Texts(document.Company!);

    public static IndexDocument ToIndex(this SearchDocument document) => document.Challenge is { } challenge ? Of(challenge) : Of(document.Company!);

    /// <summary>The change to the index that brings it to this document.</summary>
    public static IndexChange ToChange(this SearchDocument document) => new(document.Id, document.Sequence!.Value, document.Searchable ? document.ToIndex() : null);

    /// <summary>What a passage may be taken from, best first.</summary>
    public static IEnumerable<string> Quotable(this SearchDocument document) => (document.Challenge is { } c
        ? (string?[])[c.Summary, c.Problem?.Today, c.Problem?.Tried, c.Problem?.Constraints, c.Problem?.Users, .. c.Indicators.Select(i => i.Name)]
        : [document.Company!.AboutFa, document.Company.AboutEn, .. document.Company.References, .. document.Company.Capabilities.Select(x => x.Evidence)]).Where(t => !string.IsNullOrWhiteSpace(t)).Select(t => t!);

    private static IReadOnlyList<WeightedText> Texts(ChallengeChanged c) => DocumentText.Of(c.Title,
    [
        c.Code, c.Summary, c.Problem?.Today, c.Problem?.Tried, c.Problem?.Constraints, c.Problem?.Users, .. c.Indicators.Select(i => $"{i.Name} {i.Unit}"),
        c.SeekerNameFa, c.SeekerNameEn, .. Names(Taxonomies.Fields, c.Fields), .. Names(Taxonomies.Isic, c.IsicCode is null ? [] : [c.IsicCode]), .. Names(c.Place),
    ]);

    private static IReadOnlyList<WeightedText> Texts(CompanyChanged c) => DocumentText.Of($"{c.NameFa} {c.NameEn}",
    [
        c.AboutFa, c.AboutEn, .. c.References, .. c.Capabilities.Select(x => x.Evidence), .. Names(Taxonomies.Fields, c.Capabilities.Select(x => x.Field)),
        .. Names(Taxonomies.Isic, c.IsicCodes), .. Names(c.Place),
    ]);

    private static IndexDocument Of(ChallengeChanged c) => new(c.Id, DocumentKind.Challenge, Texts(c),
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["field"] = c.Fields,
            ["isic"] = c.IsicCode is null ? [] : [.. Taxonomies.Isic.WithAncestors(c.IsicCode).Select(t => t.Code)],
            ["province"] = c.Place is null ? [] : [c.Place.Province],
            ["estate"] = c.Place?.Estate is { Length: > 0 } estate ? [estate] : [],
            ["cooperation"] = c.Cooperation is null ? [] : [$"{c.Cooperation}"],
            ["state"] = [$"{c.State}"],
        },
        new Dictionary<string, long>
        {
            ["trl"] = c.RequiredTrl ?? Facets.NotSaid,
            ["budget"] = c.Budget is { Kind: not BudgetKind.Hidden, Max: { } most } ? (long)Math.Min(most, long.MaxValue / 2) : Facets.NotSaid,
            ["closes"] = c.State == ChallengeState.Published ? c.ClosesAt?.ToUnixTimeSeconds() ?? Facets.NotSaid : Facets.NotSaid,
            ["open_until"] = c is { State: ChallengeState.Published, ClosesAt: { } closes } ? closes.ToUnixTimeSeconds() : Never,
            ["newest"] = (c.PublishedAt ?? c.OccurredAt).ToUnixTimeMilliseconds(),
        });

    private static IndexDocument Of(CompanyChanged c) => new(c.Id, DocumentKind.Company, Texts(c),
        new Dictionary<string, IReadOnlyList<string>>
        {
            ["field"] = [.. c.Capabilities.Select(x => x.Field).Distinct()],
            ["isic"] = [.. c.IsicCodes.SelectMany(i => Taxonomies.Isic.WithAncestors(i)).Select(t => t.Code).Distinct()],
            ["province"] = [c.Place.Province],
            ["kind"] = [$"{c.Kind}"],
        },
        new Dictionary<string, long> { ["newest"] = (c.VerifiedAt ?? c.OccurredAt).ToUnixTimeMilliseconds() },
        SortKey(c.NameFa));

    private static IEnumerable<string?> Names(Taxonomy taxonomy, IEnumerable<string> codes) => codes.Select(taxonomy.Find).OfType<TaxonomyTerm>().Select(t => $"{t.NameFa} {t.NameEn}");

    private static IEnumerable<string?> Names(Place? place) => place is null ? [] : [.. Names(Taxonomies.Provinces, [place.Province]), place.County, place.Estate];

    // Hexadecimal digits that sort as Persian readers expect, whatever the engine compares by.
    private static string SortKey(string name) => Convert.ToHexString(CultureInfo.GetCultureInfo("fa").CompareInfo.GetSortKey(name, CompareOptions.IgnoreCase).KeyData);
}
