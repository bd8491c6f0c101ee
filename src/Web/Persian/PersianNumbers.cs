using System.Globalization;
using System.Text;

namespace Marketplace.Web.Persian;

/// <summary>
/// Numbers as people read and type them: «۱۲٬۵۰۰٫۵» in Persian, "12,500.5" in English. Nothing here depends on the
/// current culture, which stays invariant.
/// </summary>
public static class PersianNumbers
{
    /// <summary>Longest text taken for a number; a longer one is refused unread.</summary>
    public const int LongestInput = 64;

    private const char ThousandsMark = '٬';
    private const char DecimalMark = '٫';

    /// <summary>Writes a number with grouped thousands.</summary>
    /// <param name="value">The number.</param>
    /// <param name="language">Whose digits and marks to use.</param>
    /// <param name="decimals">Most decimals kept, rounded half away from zero; zeros at the end are dropped.</param>
    public static string Format(decimal value, Language language, int decimals = 6)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        var latin = rounded.ToString("#,##0." + new string('#', decimals), CultureInfo.InvariantCulture);
        if (language == Language.English)
            return latin.StartsWith('-') ? "−" + latin[1..] : latin;
        var text = new StringBuilder(latin.Length);
        foreach (var c in latin)
            text.Append(c switch { ',' => ThousandsMark, '.' => DecimalMark, '-' => '−', _ => c });
        return Digits.ToPersian(text.ToString());
    }

    /// <summary>Writes a percentage: «۳۰٪» or "30%". <paramref name="value"/> is in hundredths, so 30 is thirty per cent.</summary>
    public static string Percent(decimal value, Language language, int decimals = 1) =>
        Format(value, language, decimals) + language.Pick("٪", "%");

    /// <summary>
    /// Reads what a person typed: any of the three kinds of digits; ٬ or , or ، or spaces between groups of three;
    /// ٫ or . or / before decimals; a minus before or after. Groups that are not of three digits are refused rather than
    /// guessed at, so "1,5" never becomes fifteen.
    /// </summary>
    public static bool TryParse(string? text, out decimal value)
    {
        value = 0;
        return text is { Length: <= LongestInput }
            && Canonical(text) is { } canonical
            && decimal.TryParse(canonical, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static string? Canonical(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            // Direction marks and joiners come along when a number is pasted from a Persian document.
            if (c is '\u200c' or '\u200e' or '\u200f' or '\u061c' or (>= '\u2066' and <= '\u2069'))
                continue;
            plain.Append(c switch
            {
                ThousandsMark or '،' or ' ' or '\u00a0' or '\u202f' => ',',
                DecimalMark or '/' => '.',
                '−' or '–' => '-',
                _ => Digits.ToLatin(c),
            });
        }

        var number = plain.ToString().Trim(',');
        var negative = number.StartsWith('-') || number.EndsWith('-');
        number = number.Trim('-', '+').Trim(',');
        var point = number.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? number : number[..point];
        var fraction = point < 0 ? "" : number[(point + 1)..];
        var groups = whole.Split(',');
        var grouped = groups.Length == 1 || (groups[0].Length is >= 1 and <= 3 && groups.Skip(1).All(g => g.Length == 3));
        var digits = string.Concat(groups);
        if (!grouped || (digits.Length == 0 && fraction.Length == 0) || !(digits + fraction).All(char.IsAsciiDigit))
            return null;
        return $"{(negative ? "-" : "")}{(digits.Length == 0 ? "0" : digits)}{(fraction.Length == 0 ? "" : "." + fraction)}";
    }
}
