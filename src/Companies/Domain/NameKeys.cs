using System.Globalization;
using System.Text;

namespace Marketplace.Companies.Domain;

/// <summary>What names are found and ordered by, the same on both databases.</summary>
public static class NameKeys
{
    private const int LongestSortKey = 400;
    private static readonly CompareInfo Persian = CultureInfo.GetCultureInfo("fa").CompareInfo;

    /// <summary>The text without spaces, half-spaces, case, Arabic forms of Persian letters and kinds of digits, so that every spelling of a name meets.</summary>
    public static string ToFind(string text)
    {
        var key = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsWhiteSpace(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.NonSpacingMark || c == 'ـ') continue;
            key.Append(c switch
            {
                'ي' or 'ى' => 'ی',
                'ك' => 'ک',
                'ة' or 'ۀ' => 'ه',
                >= '۰' and <= '۹' => (char)(c - '۰' + '0'),
                >= '٠' and <= '٩' => (char)(c - '٠' + '0'),
                _ => char.ToLowerInvariant(c),
            });
        }

        return key.ToString();
    }

    /// <summary>Hexadecimal digits that sort as Persian readers expect: پ after ب, گ after ک.</summary>
    public static string ToSort(string text)
    {
        var key = Convert.ToHexString(Persian.GetSortKey(text, CompareOptions.IgnoreCase).KeyData);
        return key.Length <= LongestSortKey ? key : key[..LongestSortKey];
    }
}
