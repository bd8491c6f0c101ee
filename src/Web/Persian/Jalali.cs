using System.Globalization;

namespace Marketplace.Web.Persian;

/// <summary>A day in the Jalali (solar hijri) calendar.</summary>
/// <param name="Year">Year, such as 1405.</param>
/// <param name="Month">1 (Farvardin) to 12 (Esfand).</param>
/// <param name="Day">1 to 31.</param>
public readonly record struct JalaliDay(int Year, int Month, int Day);

/// <summary>Between Jalali and Gregorian days, by <see cref="PersianCalendar"/>.</summary>
public static class Jalali
{
    /// <summary>A typed year below this is Jalali, from it on Gregorian: today's years of the two never meet.</summary>
    public const int FirstGregorianYear = 1700;

    private static readonly PersianCalendar Calendar = new();

    private static readonly string[] PersianMonths =
        ["فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "آبان", "آذر", "دی", "بهمن", "اسفند"];

    private static readonly string[] EnglishMonths =
    [
        "Farvardin", "Ordibehesht", "Khordad", "Tir", "Mordad", "Shahrivar", "Mehr", "Aban", "Azar", "Dey", "Bahman", "Esfand",
    ];

    /// <summary>The Jalali day of a date.</summary>
    public static JalaliDay From(DateOnly date)
    {
        var at = date.ToDateTime(TimeOnly.MinValue);
        return new(Calendar.GetYear(at), Calendar.GetMonth(at), Calendar.GetDayOfMonth(at));
    }

    /// <summary>The date of a Jalali day; false when there is no such day, as 30 Esfand of a common year.</summary>
    public static bool TryToDate(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year is < 1 or > 9377 || month is < 1 or > 12 || day < 1 || day > Calendar.GetDaysInMonth(year, month))
            return false;
        date = DateOnly.FromDateTime(Calendar.ToDateTime(year, month, day, 0, 0, 0, 0));
        return true;
    }

    /// <summary>A month's name, in Persian or in Latin letters.</summary>
    /// <param name="month">1 to 12.</param>
    /// <param name="language">Which script.</param>
    public static string MonthName(int month, Language language) =>
        language.Pick(PersianMonths, EnglishMonths)[month - 1];
}
