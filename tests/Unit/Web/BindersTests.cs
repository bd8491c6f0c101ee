using System.Net.Http.Json;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public sealed class BindersTests(Site site) : IClassFixture<Site>
{
    [Fact]
    public async Task Numbers_in_any_digits_are_bound()
    {
        var bound = await Bind("fa", ("Days", "۵"), ("Trl", "٧"), ("Big", "۹٬۲۲۳٬۳۷۲٬۰۳۶٬۸۵۴٬۷۷۵٬۸۰۷"), ("Budget", "۱۲٬۵۰۰٫۵"),
            ("Criteria[0].Weight", "۴۰"), ("Criteria[1].Weight", "60"));
        bound.Errors.ShouldBeEmpty();
        bound.Valid.ShouldBeTrue();
        (bound.Input.Days, bound.Input.Trl, bound.Input.Big, bound.Input.Budget).ShouldBe((5, 7, long.MaxValue, 12500.5m));
        bound.Input.Criteria.Select(c => c.Weight).ShouldBe([40m, 60m]);
    }

    [Theory]
    [InlineData("fa", "Days", "x", "عدد بنویسید؛ مثلاً ۱۲٬۵۰۰.")]
    [InlineData("en", "Days", "x", "Write a number, such as 12,500.")]
    [InlineData("en", "Days", "", "Fill this in.")]
    [InlineData("fa", "Trl", "۷٫۵", "عدد درست و بدون اعشار بنویسید.")]
    [InlineData("en", "Trl", "3000000000", "This number is too large.")]
    [InlineData("en", "Big", "9223372036854775808", "This number is too large.")]
    [InlineData("en", "Criteria[0].Weight", "forty", "Write a number, such as 12,500.")]
    [InlineData("fa", "Until", "1404/12/30", "تاریخ درستی با روز، ماه و سال بنویسید؛ مثلاً ۱۸ ۹ ۱۴۰۵.")]
    public async Task What_cannot_be_read_is_refused_in_the_language_of_the_page(string language, string field, string typed, string message)
    {
        var bound = await Bind(language, (field, typed));
        bound.Valid.ShouldBeFalse();
        bound.Errors.ShouldBe(new Dictionary<string, string> { [field] = message });
    }

    [Fact]
    public async Task An_empty_optional_field_is_nothing()
    {
        var bound = await Bind("fa", ("Trl", ""), ("Budget", " "), ("Until.Day", ""), ("Until.Month", ""), ("Until.Year", ""));
        bound.Valid.ShouldBeTrue();
        (bound.Input.Trl, bound.Input.Budget, bound.Input.Until).ShouldBe((null, null, null));
    }

    [Theory]
    [InlineData("fa", "۱۷", "۹", "۱۴۰۵")]
    [InlineData("en", "8", "12", "2026")]
    [InlineData("en", "17", "9", "1405")]
    public async Task Dates_are_bound_from_their_parts(string language, string day, string month, string year)
    {
        var bound = await Bind(language, ("Until.Day", day), ("Until.Month", month), ("Until.Year", year));
        bound.Valid.ShouldBeTrue();
        bound.Input.Until.ShouldBe(new DateOnly(2026, 12, 8));
    }

    [Fact]
    public async Task A_closing_time_is_legal_time()
    {
        var bound = await Bind("fa", ("Closing.Day", "۱۸"), ("Closing.Month", "۹"), ("Closing.Year", "۱۴۰۵"), ("Closing.Time", "۱۴:۰۰"));
        bound.Input.Closing.ShouldBe(new DateTimeOffset(2026, 12, 9, 10, 30, 0, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_date_or_hour_that_does_not_exist_is_refused_once()
    {
        var bound = await Bind("en", ("Until.Day", "30"), ("Until.Month", "2"), ("Until.Year", "2027"),
            ("Closing.Day", "1"), ("Closing.Month", "1"), ("Closing.Year", "2027"), ("Closing.Time", "25:00"));
        bound.Errors.Keys.ShouldBe(["Until", "Closing"], ignoreOrder: true);
    }

    [Fact]
    public async Task Iso_dates_and_instants_of_addresses_are_bound()
    {
        var bound = await Bind("fa", ("Until", "2026-12-08"), ("Closing", "2026-12-09T14:00:00+03:30"));
        bound.Valid.ShouldBeTrue();
        bound.Input.Until.ShouldBe(new DateOnly(2026, 12, 8));
        bound.Input.Closing.ShouldBe(new DateTimeOffset(2026, 12, 9, 10, 30, 0, TimeSpan.Zero));
    }

    private async Task<BoundForm> Bind(string language, params (string Name, string Value)[] typed)
    {
        using var form = new FormUrlEncodedContent(typed.Append(("Days", "1")).DistinctBy(t => t.Item1).Select(t => KeyValuePair.Create(t.Item1, t.Item2)));
        var answer = await site.Client.PostAsync($"/{language}/bind", form, TestContext.Current.CancellationToken);
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<BoundForm>(TestContext.Current.CancellationToken))!;
    }
}
