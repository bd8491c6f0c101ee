using System.Globalization;

namespace Marketplace.Web.Persian;

/// <summary>Dates and times as text: Jalali in Persian, Gregorian in English, both on <see cref="LegalTime"/>.</summary>
public static class DateText
{
    private static readonly string[] GregorianInPersian =
        ["ژانویه", "فوریه", "مارس", "آوریل", "مه", "ژوئن", "ژوئیه", "اوت", "سپتامبر", "اکتبر", "نوامبر", "دسامبر"];

    /// <summary>«۱۸ آذر ۱۴۰۵», "9 December 2026".</summary>
    public static string Full(DateOnly date, Language language) => language == Language.Persian ? InJalali(date, language) : InGregorian(date, language);

    /// <summary>Day and month only, for dates near enough that the year is plain: «۱۸ آذر», "9 December".</summary>
    public static string DayMonth(DateOnly date, Language language) => WithoutYear(Full(date, language));

    /// <summary>The same day in the other calendar, in the page's language: «۹ دسامبر ۲۰۲۶», "18 Azar 1405".</summary>
    public static string OtherCalendar(DateOnly date, Language language) => language == Language.Persian ? InGregorian(date, language) : InJalali(date, language);

    /// <summary>Date and hour: «۱۸ آذر ۱۴۰۵، ساعت ۱۴:۰۰», "9 December 2026, 14:00".</summary>
    public static string FullTime(DateTimeOffset instant, Language language) =>
        Full(LegalTime.Day(instant), language) + language.Pick("، ساعت ", ", ") + Time(instant, language);

    /// <summary>As <see cref="FullTime"/> without the year.</summary>
    public static string DayMonthTime(DateTimeOffset instant, Language language) =>
        DayMonth(LegalTime.Day(instant), language) + language.Pick("، ساعت ", ", ") + Time(instant, language);

    /// <summary>«۱۴:۰۰», "14:00".</summary>
    public static string Time(DateTimeOffset instant, Language language) =>
        Digits.Localize(LegalTime.At(instant).ToString("HH:mm", CultureInfo.InvariantCulture), language);

    /// <summary>In figures, for tables and fields: «۱۴۰۵/۰۹/۱۸», "2026-12-09".</summary>
    public static string Numeric(DateOnly date, Language language)
    {
        if (language == Language.English)
            return date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var day = Jalali.From(date);
        return Digits.ToPersian(string.Create(CultureInfo.InvariantCulture, $"{day.Year:0000}/{day.Month:00}/{day.Day:00}"));
    }

    private static string InJalali(DateOnly date, Language language)
    {
        var day = Jalali.From(date);
        return Digits.Localize(string.Create(CultureInfo.InvariantCulture, $"{day.Day} {Jalali.MonthName(day.Month, language)} {day.Year}"), language);
    }

    private static string InGregorian(DateOnly date, Language language)
    {
        var month = language.Pick(GregorianInPersian[date.Month - 1], CultureInfo.InvariantCulture.DateTimeFormat.GetMonthName(date.Month));
        return Digits.Localize(string.Create(CultureInfo.InvariantCulture, $"{date.Day} {month} {date.Year}"), language);
    }

    private static string WithoutYear(string text) => text[..text.LastIndexOf(' ')];
}
