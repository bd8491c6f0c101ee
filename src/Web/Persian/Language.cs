using System.Globalization;

namespace Marketplace.Web.Persian;

/// <summary>The two languages of the site. Persian runs right to left, with its own digits and the Jalali calendar.</summary>
public enum Language
{
    Persian,
    English,
}

/// <summary>Which language a page is being written in, and the codes that stand for it in addresses and markup.</summary>
public static class Languages
{
    /// <summary>The language of <see cref="CultureInfo.CurrentUICulture"/>: Persian when it is <c>fa</c>, else English.</summary>
    public static Language Current => Of(CultureInfo.CurrentUICulture);

    /// <summary>The language of a culture: Persian when its language is <c>fa</c>, else English.</summary>
    public static Language Of(CultureInfo culture) =>
        culture.TwoLetterISOLanguageName == "fa" ? Language.Persian : Language.English;

    /// <summary>The code used in paths and in <c>lang</c>: <c>fa</c> or <c>en</c>.</summary>
    public static string Code(this Language language) => language == Language.Persian ? "fa" : "en";

    /// <summary>The writing direction for <c>dir</c>: <c>rtl</c> or <c>ltr</c>.</summary>
    public static string Direction(this Language language) => language == Language.Persian ? "rtl" : "ltr";

    /// <summary>The other one of the two.</summary>
    public static Language Other(this Language language) =>
        language == Language.Persian ? Language.English : Language.Persian;

    /// <summary>Picks the text of the language.</summary>
    public static T Pick<T>(this Language language, T persian, T english) =>
        language == Language.Persian ? persian : english;
}
