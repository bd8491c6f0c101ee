using Bunit;
using Marketplace.Web;
using Marketplace.Web.Components;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public sealed class ComponentsTests : BunitContext
{
    public ComponentsTests() => Services.AddLocalization();

    [Theory]
    [InlineData("fa", "باز")]
    [InlineData("en", "Open")]
    public void A_status_is_told_in_words_beside_its_shape(string language, string words)
    {
        using var _ = new InLanguage(language);
        var tag = Render<StatusTag>(p => p.Add(s => s.Of, "challenge").Add(s => s.State, "Published"));
        tag.MarkupMatches($"<span class=\"tag tag-open\">{words}</span>");
    }

    [Fact]
    public void A_timeline_has_both_calendars_and_marks_the_step_under_way()
    {
        using var _ = new InLanguage("fa");
        var at = new DateTimeOffset(2026, 12, 9, 10, 30, 0, TimeSpan.Zero);
        var line = Render<Timeline>(p => p.Add(t => t.Steps,
        [
            new("انتشار", at.AddDays(-31), TimelinePlace.Past),
            new("بستن", at, TimelinePlace.Now, DayOnly: false),
            new("نتیجه", null, TimelinePlace.Ahead),
        ]));
        line.FindAll("li").Select(l => l.ClassName ?? "").ShouldBe(["past", "now", ""]);
        line.Find("li.now").GetAttribute("aria-current").ShouldBe("step");
        line.Find("li.now time").TextContent.ShouldBe("۱۸ آذر ۱۴۰۵، ساعت ۱۴:۰۰");
        line.Find("li.now time").GetAttribute("datetime").ShouldBe("2026-12-09T14:00:00+03:30");
        line.Find("li.now .muted").TextContent.ShouldContain("۹ دسامبر ۲۰۲۶");
        line.FindAll("time").Count.ShouldBe(2);
    }

    [Fact]
    public void A_company_card_encodes_what_the_company_wrote()
    {
        using var _ = new InLanguage("en");
        var card = Render<CompanyCard>(p => p.Add(c => c.Card, new CompanyCardModel("<script>x</script>", "Startup", "/en/companies/1")
        {
            State = "Verified",
            Words = ["Tabriz"],
            Facts = [("Selected", "4")],
        }));
        card.FindAll("script").ShouldBeEmpty();
        card.Find("h3 a").TextContent.ShouldBe("<script>x</script>");
        card.Find(".tag-done").TextContent.ShouldBe("Verified");
        card.Find(".row-side dd").TextContent.ShouldBe("4");
    }
}
