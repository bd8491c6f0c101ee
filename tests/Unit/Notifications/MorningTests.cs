using System.Globalization;
using Marketplace.Notifications.Domain;
using Shouldly;

namespace Marketplace.Tests.Unit.Notifications;

public sealed class MorningTests
{
    [Theory]
    [InlineData("2026-11-24T04:30:00Z", "2026-11-24T04:30:00Z")]
    [InlineData("2026-11-24T04:29:59Z", "2026-11-23T04:30:00Z")]
    [InlineData("2026-11-24T20:45:00Z", "2026-11-24T04:30:00Z")]
    [InlineData("2026-11-25T03:00:00Z", "2026-11-24T04:30:00Z")]
    public void Is_the_last_eight_oclock_in_Tehran(string now, string morning) =>
        Morning.Before(DateTimeOffset.Parse(now, CultureInfo.InvariantCulture)).ShouldBe(DateTimeOffset.Parse(morning, CultureInfo.InvariantCulture));
}
