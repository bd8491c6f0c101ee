using Marketplace.Web.Persian;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Fields;

/// <summary>A choice of a radio group, checkbox group, select, facet or sort list.</summary>
/// <param name="Value">What is posted: ASCII, such as an id or an enum's name.</param>
/// <param name="Text">What is read.</param>
/// <param name="Hint">A line of help under it, in radio and checkbox groups.</param>
/// <param name="Count">How many results it has, in facets.</param>
public sealed record Option(string Value, string Text, string? Hint = null, long? Count = null)
{
    /// <summary>The members of an enum, their words under <c>prefix.Member</c>, or <c>Member</c> without a prefix.</summary>
    public static IReadOnlyList<Option> Of<TEnum>(IStringLocalizer texts, string? prefix = null)
        where TEnum : struct, Enum =>
        [.. Enum.GetNames<TEnum>().Select(n => new Option(n, texts[prefix is null ? n : $"{prefix}.{n}"]))];

    /// <summary>The count as a page shows it; null without one.</summary>
    public string? CountText => Count is { } count ? PersianNumbers.Format(count, Languages.Current) : null;

    /// <summary>The text that is posted for a value of a model, so that it can be found among options.</summary>
    public static string? ValueOf(object? value) => value switch
    {
        null => null,
        bool flag => flag ? "true" : "false",
        IFormattable number => number.ToString(null, System.Globalization.CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
