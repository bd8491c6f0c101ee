namespace Marketplace.Web.Persian;

/// <summary>Legal time of the programme, Asia/Tehran: every time shown or typed on the site is in it, in both languages.</summary>
public static class LegalTime
{
    /// <summary>The zone, with its historical changes of the clock.</summary>
    public static readonly TimeZoneInfo Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tehran");

    /// <summary>The same instant with legal time's offset.</summary>
    public static DateTimeOffset At(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    /// <summary>The legal calendar day of an instant.</summary>
    public static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(At(instant).DateTime);

    /// <summary>The instant of a wall-clock time. An hour the clock skipped is taken as the hour after it.</summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time)
    {
        var local = day.ToDateTime(time);
        if (Zone.IsInvalidTime(local))
            local = local.AddHours(1);
        return new DateTimeOffset(local, Zone.GetUtcOffset(local));
    }

    /// <summary>The last second of a day, for "until the end of the day".</summary>
    public static DateTimeOffset EndOf(DateOnly day) => Instant(day, new TimeOnly(23, 59, 59));
}
