using CsCheck;
using Marketplace.Web.Binding;
using Marketplace.Web.Persian;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public class DatesTests
{
    private static readonly DateTimeOffset Closing = new(2026, 12, 9, 10, 30, 0, TimeSpan.Zero);

    [Fact]
    public void Every_day_survives_the_way_to_Jalali_and_back() =>
        Gen.Int[0, 200_000].Select(d => new DateOnly(1600, 1, 1).AddDays(d)).Sample(day =>
        {
            var jalali = Jalali.From(day);
            return Jalali.TryToDate(jalali.Year, jalali.Month, jalali.Day, out var back) && back == day;
        });

    [Fact]
    public void The_new_year_of_1405_is_21_March_2026() => Jalali.From(new DateOnly(2026, 3, 21)).ShouldBe(new JalaliDay(1405, 1, 1));

    [Theory]
    [InlineData(1403, true)]
    [InlineData(1404, false)]
    public void The_last_of_Esfand_is_a_day_only_in_leap_years(int year, bool exists) =>
        Jalali.TryToDate(year, 12, 30, out _).ShouldBe(exists);

    [Fact]
    public void Dates_are_written_in_the_calendar_of_the_language()
    {
        var day = LegalTime.Day(Closing);
        DateText.Full(day, Language.Persian).ShouldBe("۱۸ آذر ۱۴۰۵");
        DateText.Full(day, Language.English).ShouldBe("9 December 2026");
        DateText.DayMonth(day, Language.Persian).ShouldBe("۱۸ آذر");
        DateText.OtherCalendar(day, Language.Persian).ShouldBe("۹ دسامبر ۲۰۲۶");
        DateText.OtherCalendar(day, Language.English).ShouldBe("18 Azar 1405");
        DateText.Numeric(day, Language.Persian).ShouldBe("۱۴۰۵/۰۹/۱۸");
    }

    [Fact]
    public void Hours_are_legal_time_in_both_languages()
    {
        DateText.FullTime(Closing, Language.Persian).ShouldBe("۱۸ آذر ۱۴۰۵، ساعت ۱۴:۰۰");
        DateText.FullTime(Closing, Language.English).ShouldBe("9 December 2026, 14:00");
    }

    [Fact]
    public void A_day_begins_at_legal_midnight()
    {
        LegalTime.Day(new DateTimeOffset(2026, 12, 9, 20, 29, 59, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 12, 9));
        LegalTime.Day(new DateTimeOffset(2026, 12, 9, 20, 30, 0, TimeSpan.Zero)).ShouldBe(new DateOnly(2026, 12, 10));
    }

    [Fact]
    public void An_hour_the_clock_skipped_is_the_hour_after()
    {
        // In 1401 (2022) the clock went from 00:00 to 01:00 on 22 March.
        LegalTime.Instant(new DateOnly(2022, 3, 22), new TimeOnly(0, 30)).ShouldBe(new DateTimeOffset(2022, 3, 22, 1, 30, 0, TimeSpan.FromHours(4.5)));
    }

    [Theory]
    [InlineData("۱۷", "۹", "۱۴۰۵", "2026-12-08")]
    [InlineData("١٧", "٠٩", "١٤٠٥", "2026-12-08")]
    [InlineData("8", "12", "2026", "2026-12-08")]
    [InlineData(" 1 ", "1", "1405", "2026-03-21")]
    public void Typed_dates_are_read_in_either_calendar(string day, string month, string year, string date)
    {
        DateInput.TryParse(day, month, year, out var read).ShouldBeTrue();
        read.ShouldBe(DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("31", "7", "1405")]
    [InlineData("30", "12", "1404")]
    [InlineData("29", "2", "2027")]
    [InlineData("0", "1", "1405")]
    [InlineData("1", "13", "1405")]
    [InlineData("1", "1", "05")]
    [InlineData("1", "1", "99999")]
    [InlineData("یک", "1", "1405")]
    [InlineData("", "1", "1405")]
    [InlineData("-1", "1", "1405")]
    public void A_day_that_does_not_exist_is_refused(string day, string month, string year) =>
        DateInput.TryParse(day, month, year, out _).ShouldBeFalse();

    [Theory]
    [InlineData("۱۴:۰۰", 14, 0)]
    [InlineData("9:05", 9, 5)]
    [InlineData("٢٣", 23, 0)]
    public void Typed_hours_are_read(string text, int hour, int minute)
    {
        DateInput.TryParseTime(text, out var time).ShouldBeTrue();
        time.ShouldBe(new TimeOnly(hour, minute));
    }

    [Theory]
    [InlineData("24:00")]
    [InlineData("12:60")]
    [InlineData("1:2:3")]
    [InlineData("noon")]
    public void An_hour_that_does_not_exist_is_refused(string text) => DateInput.TryParseTime(text, out _).ShouldBeFalse();

    [Theory]
    [InlineData("16.03:20:00", "۱۶ روز و ۳ ساعت مانده", "16 days 3 hours left", "16 days left")]
    [InlineData("1.00:10:00", "۱ روز مانده", "1 day left", "1 day left")]
    [InlineData("05:30:00", "۵ ساعت و ۳۰ دقیقه مانده", "5 hours 30 minutes left", "5 hours left")]
    [InlineData("00:00:30", "کمتر از یک دقیقه مانده", "less than a minute left", "less than a minute left")]
    [InlineData("-00:00:01", "پایان یافته", "ended", "ended")]
    public void What_is_left_is_told_in_the_two_largest_units(string left, string persian, string english, string shortened)
    {
        var span = TimeSpan.Parse(left, System.Globalization.CultureInfo.InvariantCulture);
        Spans.Left(span, Language.Persian).ShouldBe(persian);
        Spans.Left(span, Language.English).ShouldBe(english);
        Spans.LeftShort(span, Language.English).ShouldBe(shortened);
    }

    [Fact]
    public void Ages_are_told_in_the_largest_unit()
    {
        Spans.Ago(TimeSpan.FromHours(75), Language.Persian).ShouldBe("۳ روز پیش");
        Spans.Ago(TimeSpan.FromSeconds(5), Language.English).ShouldBe("just now");
    }
}
