using System.Text.RegularExpressions;
using Marketplace.Web.Pages.Programme;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

/// <summary>What the masthead offers whoever is signed in, without any script.</summary>
public sealed class MastheadTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData("fa", "خروج")]
    [InlineData("en", "Sign out")]
    public async Task Whoever_is_signed_in_finds_the_account_and_the_way_out(string language, string words)
    {
        var page = await site.Page($"/{language}/sealed", ("X-Role", "Seeker"));

        page.ShouldContain($"<a class=\"person\" href=\"/{language}/account\">");
        var form = Regex.Match(page, $"<form method=\"post\" action=\"/{language}/sign-out\">.*?</form>", RegexOptions.Singleline).Value;
        form.ShouldContain("__RequestVerificationToken");
        form.ShouldContain(words);
    }

    [Fact]
    public async Task Nobody_signed_in_is_offered_no_way_out() =>
        (await site.Page("/en/sealed")).ShouldSatisfyAllConditions(p => p.ShouldNotContain("sign-out"), p => p.ShouldContain("/en/sign-in"));

    [Fact]
    public async Task An_evaluator_from_outside_is_led_to_the_evaluations()
    {
        var page = await site.Page("/en/sealed", ("X-Role", "Evaluator"));

        page.ShouldContain("href=\"/en/evaluation\"");
        page.ShouldNotContain("href=\"/en/offers\"");
    }

    [Theory]
    [InlineData(0, "Even")]
    [InlineData(0.2, "Fair")]
    [InlineData(0.45, "Uneven")]
    [InlineData(0.7, "Few")]
    [InlineData(0.95, "One")]
    public void An_uneven_exposure_is_said_in_words(double gini, string word) => ExposureModel.EvennessOf(gini).ShouldBe(word);
}
