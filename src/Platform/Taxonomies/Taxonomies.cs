namespace Marketplace.Platform.Taxonomies;

/// <summary>The codes everybody uses. A code, once published, keeps its meaning; new ones are added at will.</summary>
public static class Taxonomies
{
    /// <summary>Technology fields, for example <c>advanced-materials</c>.</summary>
    public static Taxonomy Fields { get; } = Taxonomy.Embedded("fields");

    /// <summary>Provinces of Iran by ISO 3166-2 code, for example <c>IR-23</c>.</summary>
    public static Taxonomy Provinces { get; } = Taxonomy.Embedded("provinces");

    /// <summary>ISIC Rev.4 of the United Nations: sections <c>C</c>, divisions <c>24</c>, groups <c>243</c>, classes <c>2431</c>.</summary>
    public static Taxonomy Isic { get; } = Taxonomy.Embedded("isic");

    /// <summary>Technology readiness levels, codes <c>1</c> to <c>9</c>, each with a line of explanation.</summary>
    public static Taxonomy Trl { get; } = Taxonomy.Embedded("trl");

    /// <summary>Codes are the names of <see cref="Contracts.Companies.CompanyKind"/>.</summary>
    public static Taxonomy CompanyKinds { get; } = Taxonomy.Embedded("company-kinds");

    /// <summary>Codes are the names of <see cref="Contracts.Challenges.CooperationType"/>.</summary>
    public static Taxonomy CooperationTypes { get; } = Taxonomy.Embedded("cooperation");

    /// <summary>Codes are the names of <see cref="Contracts.Challenges.IpTerms"/>.</summary>
    public static Taxonomy IpTerms { get; } = Taxonomy.Embedded("ip-terms");
}
