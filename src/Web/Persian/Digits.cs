namespace Marketplace.Web.Persian;

/// <summary>Decimal digits of the three scripts people type here: 0–9, Persian ۰–۹ and Arabic ٠–٩.</summary>
public static class Digits
{
    private const char PersianZero = '۰';
    private const char ArabicZero = '٠';

    /// <summary>Replaces Persian and Arabic digits by 0–9 and leaves everything else as it is.</summary>
    public static string ToLatin(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
            to[i] = ToLatin(from[i]);
    });

    /// <summary>Replaces 0–9 and Arabic digits by Persian ones and leaves everything else as it is.</summary>
    public static string ToPersian(string text) => string.Create(text.Length, text, static (to, from) =>
    {
        for (var i = 0; i < from.Length; i++)
        {
            var latin = ToLatin(from[i]);
            to[i] = latin is >= '0' and <= '9' ? (char)(latin - '0' + PersianZero) : from[i];
        }
    });

    /// <summary>The 0–9 digit for a Persian or Arabic one; any other character unchanged.</summary>
    public static char ToLatin(char c) => c switch
    {
        >= PersianZero and <= (char)(PersianZero + 9) => (char)(c - PersianZero + '0'),
        >= ArabicZero and <= (char)(ArabicZero + 9) => (char)(c - ArabicZero + '0'),
        _ => c,
    };

    /// <summary>Writes the digits of a text as the language does: ۰–۹ in Persian, 0–9 in English.</summary>
    public static string Localize(string text, Language language) =>
        language == Language.Persian ? ToPersian(text) : ToLatin(text);
}
