namespace Marketplace.Contracts.Companies;

/// <summary>One code of a taxonomy with its names.</summary>
public sealed record TaxonomyTerm
{
    public required string Code { get; init; }
    public required string NameEn { get; init; }

    /// <summary>Null for ISIC groups and classes, which have no Persian name here.</summary>
    public string? NameFa { get; init; }

    /// <summary>One line that explains it; null where the name says enough.</summary>
    public string? AboutEn { get; init; }
    public string? AboutFa { get; init; }

    /// <summary>The code above it in a taxonomy that is a tree.</summary>
    public string? Parent { get; init; }

    /// <summary>For ISIC: section, division, group or class.</summary>
    public string? Level { get; init; }
}

/// <summary>Every taxonomy of the marketplace, in the order to show.</summary>
/// <param name="Fields">Technology fields.</param>
/// <param name="Provinces">Provinces of Iran by ISO 3166-2 code.</param>
/// <param name="Isic">ISIC Rev.4: sections, divisions, groups, classes.</param>
/// <param name="Trl">Technology readiness levels 1–9.</param>
public sealed record TaxonomySet(
    IReadOnlyList<TaxonomyTerm> Fields, IReadOnlyList<TaxonomyTerm> Provinces, IReadOnlyList<TaxonomyTerm> Isic, IReadOnlyList<TaxonomyTerm> Trl,
    IReadOnlyList<TaxonomyTerm> CompanyKinds, IReadOnlyList<TaxonomyTerm> CooperationTypes, IReadOnlyList<TaxonomyTerm> IpTerms);
