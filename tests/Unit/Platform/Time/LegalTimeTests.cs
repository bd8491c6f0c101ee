using System.Text;
using CsCheck;
using Marketplace.Platform.Time;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Platform.Time;

public sealed class LegalTimeTests
{
    private static readonly TimeSpan Tehran = TimeSpan.FromHours(3.5);
    private readonly LegalTime _time = new(LegalHolidays.BuiltIn);

    // 1405-09-03 is Tuesday 2026-11-24.
    private static DateTimeOffset November(int day, int hour = 12) => new(2026, 11, day, hour, 0, 0, Tehran);

    [Theory]
    [InlineData(21, 3, 24)] // Saturday noon + 3 = Tuesday noon
    [InlineData(24, 1, 25)] // Tuesday + 1 = Wednesday
    [InlineData(25, 1, 28)] // Wednesday + 1 = Saturday
    [InlineData(26, 1, 28)] // Thursday + 1 = Saturday
    [InlineData(27, 3, 30)] // Friday + 3 = Monday
    [InlineData(24, 0, 24)]
    public void Working_days_leave_out_thursday_and_friday(int from, int days, int expected) =>
        _time.AddWorkingDays(November(from), days).ShouldBe(November(expected));

    [Fact]
    public void Nowruz_is_left_out()
    {
        // Thursday 1404-12-28; Nowruz 1405 is Saturday 2026-03-21 and lasts to Tuesday the 24th.
        var from = new DateTimeOffset(2026, 3, 19, 9, 0, 0, Tehran);
        _time.AddWorkingDays(from, 1).ShouldBe(new DateTimeOffset(2026, 3, 25, 9, 0, 0, Tehran));
        _time.IsWorkingDay(new DateOnly(2026, 3, 24)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(2026, 3, 21)] // 1 Farvardin 1405
    [InlineData(2026, 4, 1)] // 12 Farvardin
    [InlineData(2026, 6, 4)] // 14 Khordad
    [InlineData(2027, 2, 11)] // 22 Bahman 1405
    [InlineData(2027, 3, 20)] // 29 Esfand 1405
    [InlineData(2027, 3, 21)] // 1 Farvardin 1406
    public void Holidays_fixed_by_law_are_no_working_days(int year, int month, int day) =>
        LegalHolidays.BuiltIn.Contains(new DateOnly(year, month, day)).ShouldBeTrue();

    [Theory]
    [InlineData("2026-03-20T20:29:59Z", 1404)]
    [InlineData("2026-03-20T20:30:00Z", 1405)]
    [InlineData("2027-03-20T20:30:00Z", 1406)]
    public void The_jalali_year_turns_at_midnight_in_tehran(string instant, int year) =>
        LegalTime.JalaliYear(DateTimeOffset.Parse(instant, System.Globalization.CultureInfo.InvariantCulture)).ShouldBe(year);

    [Fact]
    public void A_day_begins_at_midnight_in_tehran() =>
        LegalTime.DayOf(new DateTimeOffset(2026, 11, 23, 20, 30, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 11, 24));

    [Fact]
    public void Adding_working_days_keeps_the_time_of_day_lands_on_a_working_day_and_counts_right() =>
        Gen.Select(Gen.Long[0, 3L * 365 * 24 * 60], Gen.Int[1, 60]).Sample((minutes, days) =>
        {
            var from = new DateTimeOffset(2025, 1, 1, 0, 0, 0, TimeSpan.Zero).AddMinutes(minutes);
            var to = _time.AddWorkingDays(from, days);
            to.Offset.ShouldBe(TimeSpan.Zero);
            to.TimeOfDay.ShouldBe(from.TimeOfDay);
            _time.IsWorkingDay(LegalTime.DayOf(to)).ShouldBeTrue();
            _time.WorkingDaysBetween(from, to).ShouldBe(days);
            _time.WorkingDaysBetween(to, from).ShouldBe(-days);
        }, iter: 2000);

    [Fact]
    public void A_file_of_ones_own_adds_the_holidays_of_a_year()
    {
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, """{"everyYear":["01-01"],"years":{"1405":["09-03"]}}""");
            var configuration = new ConfigurationBuilder().AddInMemoryCollection([new("LegalTime:Holidays", path)]).Build();
            using var services = new ServiceCollection().AddLegalTime(configuration).BuildServiceProvider();
            var time = services.GetRequiredService<LegalTime>();

            time.IsWorkingDay(new DateOnly(2026, 11, 24)).ShouldBeFalse();
            time.IsWorkingDay(new DateOnly(2026, 11, 25)).ShouldBeTrue();
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Theory]
    [InlineData("{")]
    [InlineData("null")]
    [InlineData("""{"everyYear":["13-01"]}""")]
    [InlineData("""{"everyYear":["12-31"]}""")]
    [InlineData("""{"years":{"soon":["01-01"]}}""")]
    public void A_list_that_is_none_is_refused(string json) =>
        Should.Throw<InvalidDataException>(() => LegalHolidays.Read(new MemoryStream(Encoding.UTF8.GetBytes(json))));
}
