using System.Collections.Frozen;
using System.Globalization;
using System.Text.Json;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Http;

namespace Marketplace.Platform.Taxonomies;

/// <summary>A closed list of codes with names in both languages.</summary>
public sealed class Taxonomy
{
    private readonly FrozenDictionary<string, TaxonomyTerm> _byCode;

    private Taxonomy(IReadOnlyList<TaxonomyTerm> terms)
    {
        Terms = terms;
        _byCode = terms.ToFrozenDictionary(t => t.Code, StringComparer.Ordinal);
    }

    /// <summary>All codes, in the order to show.</summary>
    public IReadOnlyList<TaxonomyTerm> Terms { get; }

    public bool Contains(string? code) => code is not null && _byCode.ContainsKey(code);

    public TaxonomyTerm? Find(string? code) => code is null ? null : _byCode.GetValueOrDefault(code);

    /// <summary>The name in a language; the code itself when it is not known, so that old data still shows.</summary>
    /// <param name="language">
    /// <c>fa</c> or <c>en</c>; null for the language of the request. What has no Persian name of its own goes by that of the nearest above it.
    /// </param>
    public string Name(string code, string? language = null) => Find(code) is not { } term
        ? code
        : (language ?? CultureInfo.CurrentUICulture.TwoLetterISOLanguageName) == "fa"
            ? WithAncestors(code).Select(t => t.NameFa).FirstOrDefault(n => n is not null) ?? term.NameEn
            : term.NameEn;

    /// <summary>The code and those above it, nearest first; empty when it is not known.</summary>
    public IEnumerable<TaxonomyTerm> WithAncestors(string code)
    {
        for (var term = Find(code); term is not null; term = Find(term.Parent)) yield return term;
    }

    internal static Taxonomy Embedded(string name)
    {
        using var json = typeof(Taxonomy).Assembly.GetManifestResourceStream($"Taxonomies.{name}.json")!;
        return new Taxonomy(JsonSerializer.Deserialize<IReadOnlyList<TaxonomyTerm>>(json, Json.Options)!);
    }
}
