using System.Globalization;
using System.Text;

namespace Marketplace.Search.Text;

/// <summary>The one spelling of each letter and digit.</summary>
internal static class Letters
{
    /// <summary>Stands for a character that is not written at all.</summary>
    public const char Nothing = '\0';

    /// <summary>Stands for a character that ends a word.</summary>
    public const char Break = ' ';

    /// <summary>Zero-width non-joiner: the half-space inside a Persian word.</summary>
    public const char HalfSpace = '\u200c';

    public static bool IsPersian(char folded) => folded is >= '\u0600' and <= '\u06ff';

    public static bool IsDigit(char folded) => folded is >= '0' and <= '9';

    /// <summary>The letter or digit as it is compared, <see cref="Nothing"/>, <see cref="HalfSpace"/> or <see cref="Break"/>.</summary>
    public static char Fold(char c)
    {
        if (c < 0x80) return char.IsAsciiLetterOrDigit(c) ? char.ToLowerInvariant(c) : Break;
        switch (c)
        {
            case 'ي' or 'ى' or 'ئ' or 'ې' or 'ے' or 'ۍ' or 'ێ': return 'ی';
            case 'ك' or 'ڪ' or 'ګ': return 'ک';
            case 'ة' or 'ۀ' or 'ہ' or 'ھ' or 'ە' or 'ۂ' or 'ۃ': return 'ه';
            case 'أ' or 'إ' or 'آ' or 'ٱ': return 'ا';
            case 'ؤ' or 'ۇ' or 'ۆ': return 'و';
            case 'ء' or 'ـ' or '\u200d' or '\u00ad' or '\ufeff': return Nothing;
            // An old half-space of Persian word processors, and the no-width break.
            case HalfSpace or '\u00ac' or '\u200b': return HalfSpace;
            case >= '۰' and <= '۹': return (char)(c - '۰' + '0');
            case >= '٠' and <= '٩': return (char)(c - '٠' + '0');
        }

        return char.GetUnicodeCategory(c) switch
        {
            UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.Format => Nothing,
            UnicodeCategory.DecimalDigitNumber => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(c)),
            UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter => Bare(c),
            UnicodeCategory.OtherLetter => IsPersian(c) ? c : Bare(c),
            _ => Break,
        };
    }

    /// <summary>What a character that stands for several is made of, such as «ﻻ» or the ligature ﬁ; else null.</summary>
    public static string? Parts(char c)
    {
        if (c is not (>= '\ufb00' and <= '\ufdff' or >= '\ufe70' and <= '\ufefc' or 'æ' or 'Æ' or 'œ' or 'Œ' or 'ß')) return null;
        return c switch
        {
            'æ' or 'Æ' => "ae",
            'œ' or 'Œ' => "oe",
            'ß' => "ss",
            _ => c.ToString().Normalize(NormalizationForm.FormKC),
        };
    }

    // é becomes e, Ł becomes l.
    private static char Bare(char c) => char.ToLowerInvariant(c) switch
    {
        'ł' => 'l',
        'ø' => 'o',
        'đ' => 'd',
        'ı' => 'i',
        var lower => lower.ToString().Normalize(NormalizationForm.FormD)[0],
    };
}
