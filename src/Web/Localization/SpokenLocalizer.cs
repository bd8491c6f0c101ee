using Marketplace.Web.Persian;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Localization;

/// <summary>
/// Texts whose numbers and dates come out in the page's language: <c>T["Closes", 4, date]</c> needs no formatting by the
/// author. Whole and decimal numbers, <see cref="DateOnly"/> and <see cref="DateTimeOffset"/> are understood.
/// </summary>
public sealed class SpokenLocalizer(IStringLocalizer texts) : IStringLocalizer
{
    /// <inheritdoc />
    public LocalizedString this[string name] => texts[name];

    /// <inheritdoc />
    public LocalizedString this[string name, params object[] arguments] => texts[name, [.. arguments.Select(Say)]];

    /// <inheritdoc />
    public IEnumerable<LocalizedString> GetAllStrings(bool includeParentCultures) => texts.GetAllStrings(includeParentCultures);

    private static object Say(object argument) => argument switch
    {
        byte or short or int or long or decimal or double or float =>
            PersianNumbers.Format(Convert.ToDecimal(argument, System.Globalization.CultureInfo.InvariantCulture), Languages.Current),
        DateOnly date => DateText.Full(date, Languages.Current),
        DateTimeOffset instant => DateText.FullTime(instant, Languages.Current),
        _ => argument,
    };
}

/// <summary>Makes <see cref="SpokenLocalizer"/>s over the resource files.</summary>
public sealed class SpokenLocalizerFactory(ResourceManagerStringLocalizerFactory files) : IStringLocalizerFactory
{
    /// <inheritdoc />
    public IStringLocalizer Create(Type resourceSource) => new SpokenLocalizer(files.Create(resourceSource));

    /// <inheritdoc />
    public IStringLocalizer Create(string baseName, string location) => new SpokenLocalizer(files.Create(baseName, location));
}

/// <summary>Texts that depend on a count.</summary>
public static class Counted
{
    /// <summary>
    /// The text for a count: key <c>Offers.None</c> for 0 when there is one, <c>Offers.One</c> for 1, else <c>Offers</c>, with
    /// the count as its {0} and <paramref name="more"/> from {1} on.
    /// </summary>
    public static LocalizedString Count(this IStringLocalizer texts, string key, long count, params object[] more)
    {
        object[] arguments = [count, .. more];
        var special = count switch { 0 => texts[key + ".None", arguments], 1 => texts[key + ".One", arguments], _ => null };
        return special is { ResourceNotFound: false } ? special : texts[key, arguments];
    }
}
