using System.Globalization;

namespace Marketplace.Platform.Time;

/// <summary>
/// Legal time in Iran: the zone Asia/Tehran, the Jalali calendar, and working days. Instants are kept in UTC everywhere; this is
/// where they become days.
/// </summary>
public sealed class LegalTime(LegalHolidays holidays)
{
    private static readonly PersianCalendar Jalali = new();

    /// <summary>Asia/Tehran, with its history.</summary>
    public static TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran");

    /// <summary>The legal day an instant falls on.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(instant, Zone).DateTime);

    /// <summary>The Jalali year of an instant, as in <c>CH-1405-0187</c>.</summary>
    public static int JalaliYear(DateTimeOffset instant) => JalaliDate(DayOf(instant)).Year;

    /// <summary>The Jalali date of a day.</summary>
    public static (int Year, int Month, int Day) JalaliDate(DateOnly day)
    {
        var date = day.ToDateTime(TimeOnly.MinValue);
        return (Jalali.GetYear(date), Jalali.GetMonth(date), Jalali.GetDayOfMonth(date));
    }

    /// <summary>Saturday to Wednesday, holidays excepted.</summary>
    public bool IsWorkingDay(DateOnly day) => day.DayOfWeek is not (DayOfWeek.Thursday or DayOfWeek.Friday) && !holidays.Contains(day);

    /// <summary>
    /// The same time of day so many working days later. The day of the instant does not count: three working days from a
    /// Saturday noon is Tuesday noon. From a day off, the count begins on the next working day.
    /// </summary>
    /// <param name="from">The instant to count from.</param>
    /// <param name="days">Zero gives the instant itself.</param>
    /// <returns>The instant, in UTC.</returns>
    public DateTimeOffset AddWorkingDays(DateTimeOffset from, int days)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(days);
        if (days == 0)
            return from.ToUniversalTime();
        var local = TimeZoneInfo.ConvertTime(from, Zone).DateTime;
        while (days > 0)
        {
            local = local.AddDays(1);
            if (IsWorkingDay(DateOnly.FromDateTime(local)))
                days--;
        }
        return InstantOf(local);
    }

    /// <summary>
    /// How many working days have passed, for ages: working days after the first instant's day up to and with the second's.
    /// Negative when the second is earlier.
    /// </summary>
    public int WorkingDaysBetween(DateTimeOffset from, DateTimeOffset to)
    {
        var (first, last) = (DayOf(from), DayOf(to));
        if (last < first)
            return -WorkingDaysBetween(to, from);
        var count = 0;
        for (var day = first.AddDays(1); day <= last; day = day.AddDays(1))
            count += IsWorkingDay(day) ? 1 : 0;
        return count;
    }

    /// <summary>The instant of a local time. One that the clocks skipped (before 2022) is moved past the gap.</summary>
    private static DateTimeOffset InstantOf(DateTime local)
    {
        while (Zone.IsInvalidTime(local))
            local = local.AddMinutes(30);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
