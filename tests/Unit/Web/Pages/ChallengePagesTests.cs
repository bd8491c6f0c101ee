using System.Text;
using Marketplace.Contracts.Challenges;
using Marketplace.Web.Pages.Challenges;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web.Pages;

public class ChallengePagesTests
{
    [Fact]
    public void An_address_becomes_a_query_and_empty_choices_count_as_none()
    {
        var query = ChallengeFilters.Of(Address("?q=%20ریخته‌گری%20&field=energy&field=water&field=energy&province=&sort=closing"), 3);
        query.Q.ShouldBe("ریخته‌گری");
        query.Field.ShouldBe(["energy", "water"]);
        query.Province.ShouldBeNull();
        query.Sort.ShouldBe("closing");
        query.Page.ShouldBe(3);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(-5, 1)]
    [InlineData(1_000_000, 1000)]
    public void A_page_out_of_range_is_brought_into_it(int? asked, int page) => ChallengeFilters.Of(Address(""), asked).Page.ShouldBe(page);

    [Fact]
    public void A_shift_lies_between_today_and_target()
    {
        var shift = IndicatorShift.Of(10, 4)!;
        (shift.From, shift.To, shift.Start, shift.Length).ShouldBe(("76.92%", "30.77%", "30.77%", "46.15%"));
        var rise = IndicatorShift.Of(-5, 5)!;
        (rise.From, rise.To).ShouldBe(("11.54%", "88.46%"));
    }

    [Fact]
    public void There_is_no_shift_without_both_ends()
    {
        IndicatorShift.Of(null, 4).ShouldBeNull();
        IndicatorShift.Of(4, null).ShouldBeNull();
        IndicatorShift.Of(0, 0).ShouldBeNull();
        IndicatorShift.Of(decimal.MinValue, decimal.MaxValue / 2).ShouldNotBeNull();
    }

    [Fact]
    public void A_calendar_has_both_dates_escapes_text_and_folds_lines_within_75_bytes_between_letters()
    {
        var brief = new ChallengeBrief
        {
            Title = "کاهش ضایعات؛ پمپ, چدن; و \\ خط\nدوم " + new string('ب', 80),
            QuestionsUntil = new(2026, 12, 2, 20, 29, 59, TimeSpan.Zero),
            ClosesAt = new(2026, 12, 9, 10, 30, 0, TimeSpan.Zero),
        };
        var challenge = new ChallengeDetails(
            Guid.CreateVersion7(), 1, "NG-2345-6789", ChallengeState.Published, null, Guid.CreateVersion7(), "سهند", null, brief, false, false, 2,
            default, null, null, default, [], []);

        var file = ChallengeCalendar.Write(challenge, "https://niazgah.example/fa/challenges/1", "بستن: " + brief.Title, "پایان پرسش‌ها", new(2026, 11, 23, 0, 0, 0, TimeSpan.Zero));

        var lines = file.Split("\r\n");
        lines.ShouldAllBe(l => Encoding.UTF8.GetByteCount(l) <= 75);
        var whole = file.Replace("\r\n ", "", StringComparison.Ordinal);
        whole.ShouldContain("DTSTART:20261202T202959Z\r\n");
        whole.ShouldContain("DTSTART:20261209T103000Z\r\n");
        whole.ShouldContain("پمپ\\, چدن\\; و \\\\ خط\\nدوم");
        whole.ShouldEndWith("END:VCALENDAR\r\n");
        lines.Count(l => l == "BEGIN:VEVENT").ShouldBe(2);
    }

    private static QueryCollection Address(string query) => new(QueryHelpers.ParseQuery(query));
}
