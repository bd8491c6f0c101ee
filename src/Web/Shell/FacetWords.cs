using Marketplace.Contracts.Search;
using Marketplace.Platform.Taxonomies;
using Marketplace.Web.Fields;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Shell;

/// <summary>The words of search filters: names of codes, and of the bands that Search puts budgets, closing times and levels into.</summary>
public sealed class FacetWords(IStringLocalizer<SearchText> texts, IStringLocalizer<StatusText> states)
{
    /// <summary>A filter's values as choices with their counts.</summary>
    public IReadOnlyList<Option> Options(IEnumerable<Facet> facets, string name) =>
        [.. (facets.FirstOrDefault(f => f.Name == name)?.Values ?? []).Where(v => v.Count > 0 || v.Selected).Select(v => new Option(v.Value, Value(name, v.Value), Count: v.Count))];

    /// <summary>The filters that are on, in the order of <paramref name="names"/>.</summary>
    public IReadOnlyList<Chip> Chips(IQueryCollection query, IEnumerable<string> names) =>
        [.. names.SelectMany(n => query[n].Where(v => !string.IsNullOrEmpty(v)).Distinct().Select(v => new Chip(n, v!, texts["Chip", Name(n), Value(n, v!)])))];

    /// <summary>What a filter is called.</summary>
    public string Name(string name) => texts[$"Facet.{name}"];

    /// <summary>What a value of a filter is called; an unknown one stands for itself.</summary>
    public string Value(string name, string value) => name switch
    {
        "field" => Taxonomies.Fields.Name(value),
        "isic" => Taxonomies.Isic.Name(value),
        "province" => Taxonomies.Provinces.Name(value),
        "cooperation" => Taxonomies.CooperationTypes.Name(value),
        "kind" => Taxonomies.CompanyKinds.Name(value),
        "trl" when value.Length == 1 => Terms.TrlText(value),
        "state" => Known(states, $"challenge.{value}", value),
        _ => Known(texts, $"{name}.{value}", value),
    };

    private static string Known(IStringLocalizer words, string key, string otherwise) => words[key] is { ResourceNotFound: false } known ? known : otherwise;
}
