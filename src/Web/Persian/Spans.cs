namespace Marketplace.Web.Persian;

/// <summary>How long is left, and how long ago: «۱۶ روز و ۳ ساعت مانده», "16 days 3 hours left", «۳ روز پیش», "3 days ago".</summary>
public static class Spans
{
    /// <summary>Under this much left, the time is shown as a warning.</summary>
    public static readonly TimeSpan Pressing = TimeSpan.FromDays(3);

    /// <summary>The two largest units of what is left, rounded down; past the end «پایان یافته», "ended".</summary>
    public static string Left(TimeSpan left, Language language) => Left(left, language, exact: true);

    /// <summary>The largest unit of what is left: «۱۶ روز مانده», "16 days left".</summary>
    public static string LeftShort(TimeSpan left, Language language) => Left(left, language, exact: false);

    /// <summary>How long ago, in the largest unit: «همین حالا», "just now" under a minute.</summary>
    public static string Ago(TimeSpan age, Language language)
    {
        if (age < TimeSpan.FromMinutes(1))
            return language.Pick("همین حالا", "just now");
        return Length(age, language, exact: false) + language.Pick(" پیش", " ago");
    }

    /// <summary>A length of time by itself: «۱۶ روز و ۳ ساعت», "16 days 3 hours"; under a minute «کمتر از یک دقیقه», "less than a minute".</summary>
    /// <param name="length">How long; a negative length counts as none.</param>
    /// <param name="language">In which language.</param>
    /// <param name="exact">Whether the second largest unit is told too.</param>
    public static string Length(TimeSpan length, Language language, bool exact)
    {
        if (length < TimeSpan.FromMinutes(1))
            return language.Pick("کمتر از یک دقیقه", "less than a minute");
        (int Count, string Persian, string English)[] units =
            [(length.Days, "روز", "day"), (length.Hours, "ساعت", "hour"), (length.Minutes, "دقیقه", "minute")];
        var first = Array.FindIndex(units, u => u.Count > 0);
        var told = units.Skip(first).Take(exact ? 2 : 1).Where(u => u.Count > 0).Select(u => language == Language.Persian
            ? $"{PersianNumbers.Format(u.Count, language)} {u.Persian}"
            : $"{PersianNumbers.Format(u.Count, language)} {u.English}{(u.Count == 1 ? "" : "s")}");
        return string.Join(language.Pick(" و ", " "), told);
    }

    private static string Left(TimeSpan left, Language language, bool exact) =>
        left <= TimeSpan.Zero
            ? language.Pick("پایان یافته", "ended")
            : Length(left, language, exact) + language.Pick(" مانده", " left");
}
