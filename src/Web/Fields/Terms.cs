using Marketplace.Contracts.Companies;
using Marketplace.Platform.Taxonomies;
using Marketplace.Web.Persian;

namespace Marketplace.Web.Fields;

/// <summary>Codes of taxonomies as choices, and names in the page's language.</summary>
public static class Terms
{
    /// <summary>Technology fields.</summary>
    public static IReadOnlyList<Option> Fields => Of(Taxonomies.Fields);

    /// <summary>Provinces, by name.</summary>
    public static IReadOnlyList<Option> Provinces => Of(Taxonomies.Provinces);

    /// <summary>Kinds of companies, but for the programme's own bodies.</summary>
    public static IReadOnlyList<Option> CompanyKinds => [.. Of(Taxonomies.CompanyKinds).Where(o => o.Value != nameof(CompanyKind.ProgrammeBody))];

    /// <summary>Kinds of cooperation, each with its explanation.</summary>
    public static IReadOnlyList<Option> Cooperation => Of(Taxonomies.CooperationTypes, explained: true);

    /// <summary>Terms of intellectual property, each with its explanation.</summary>
    public static IReadOnlyList<Option> Ip => Of(Taxonomies.IpTerms, explained: true);

    /// <summary>Readiness levels: "TRL 7: Prototype at work on site".</summary>
    public static IReadOnlyList<Option> Trl => [.. Taxonomies.Trl.Terms.Select(t => new Option(t.Code, TrlText(t.Code)))];

    /// <summary>Divisions of ISIC, with their codes; and <paramref name="chosen"/>, should it be a finer one.</summary>
    public static IReadOnlyList<Option> Isic(string? chosen) =>
        [.. Taxonomies.Isic.Terms.Where(t => t.Level == "division" || t.Code == chosen).Select(t => new Option(t.Code, $"{t.Code} – {Taxonomies.Isic.Name(t.Code)}"))];

    /// <summary>Divisions and classes of ISIC, for a list of suggestions.</summary>
    public static IReadOnlyList<Option> IsicClasses =>
        [.. Taxonomies.Isic.Terms.Where(t => t.Level is "division" or "class").Select(t => new Option(t.Code, Taxonomies.Isic.Name(t.Code)))];

    /// <summary>"TRL 7: Prototype at work on site".</summary>
    public static string TrlText(string level) => Languages.Current.Pick($"سطح {Digits.ToPersian(level)} (TRL): ", $"TRL {level}: ") + Taxonomies.Trl.Name(level);

    /// <summary>The name that suits the page's language; the Persian one where there is no other.</summary>
    public static string Called(string persian, string? english) =>
        Languages.Current == Language.English && !string.IsNullOrWhiteSpace(english) ? english : persian;

    /// <summary>Town and province, most exact first: "Salimi Industrial Estate, Tabriz, East Azerbaijan".</summary>
    public static string? Where(Place? place, bool estate = false) => place is null ? null : string.Join(
        Languages.Current.Pick("، ", ", "),
        new[] { estate ? place.Estate : null, place.County, place.Province.Length > 0 ? Taxonomies.Provinces.Name(place.Province) : null }
            .Where(p => !string.IsNullOrWhiteSpace(p)).Select(p => Languages.Current == Language.English ? Isolated(p!) : p));

    // A Persian town among English words keeps its place only when it is isolated.
    private static string Isolated(string part) => part.All(char.IsAscii) ? part : $"\u2068{part}\u2069";

    private static List<Option> Of(Taxonomy taxonomy, bool explained = false) =>
        [.. taxonomy.Terms.Select(t => new Option(t.Code, taxonomy.Name(t.Code), explained ? Languages.Current.Pick(t.AboutFa, t.AboutEn) : null))];
}
