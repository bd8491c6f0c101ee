using Marketplace.Platform.Time;

namespace Marketplace.Notifications.Domain;

/// <summary>When the day's e-mail is made: eight o'clock, legal time.</summary>
public static class Morning
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(8);

    /// <summary>The latest one that has passed, in UTC.</summary>
    public static DateTimeOffset Before(DateTimeOffset now)
    {
        var local = TimeZoneInfo.ConvertTime(now, LegalTime.Zone);
        var morning = local.Date + Hour;
        if (morning > local.DateTime) morning = morning.AddDays(-1);
        return new DateTimeOffset(morning, LegalTime.Zone.GetUtcOffset(morning)).ToUniversalTime();
    }
}
