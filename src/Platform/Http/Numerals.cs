using System.Globalization;

namespace Marketplace.Platform.Http;

/// <summary>Numbers within texts: ۲٬۰۰۰ and ۲٫۵ in Persian, 2,000 and 2.5 in English.</summary>
internal static class Numerals
{
    private const string Format = "#,0.######";

    /// <summary>A value as a text says it in the language of the request; what is no number says itself.</summary>
    public static string Say(object? value)
    {
        var plain = value is byte or short or int or long or float or double or decimal
            ? ((IFormattable)value).ToString(Format, CultureInfo.InvariantCulture)
            : null;
        if (plain is null) return Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
        return CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "fa" ? string.Concat(plain.Select(Persian)) : plain;
    }

    private static char Persian(char c) => c switch
    {
        >= '0' and <= '9' => (char)(c - '0' + '۰'),
        ',' => '٬',
        '.' => '٫',
        '-' => '−',
        _ => c,
    };
}
