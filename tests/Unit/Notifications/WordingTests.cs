using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Notifications;
using Marketplace.Notifications.Domain;
using Marketplace.Notifications.Mailing;
using Shouldly;

namespace Marketplace.Tests.Unit.Notifications;

public sealed partial class WordingTests
{
    [Fact]
    public void Says_the_same_with_the_same_values_in_both_languages()
    {
        var (fa, en) = (All("fa"), All(""));
        fa.Keys.ShouldBe(en.Keys, ignoreOrder: true);
        foreach (var (key, text) in en) Names(fa[key]).ShouldBe(Names(text), ignoreOrder: true, key);
        foreach (var (key, text) in fa) text.ShouldNotContain("ي", customMessage: key);
    }

    [Fact]
    public void Names_every_topic_reason_and_role()
    {
        foreach (var language in (string[])["fa", "en"])
            foreach (var key in Topics.All.Keys.Select(t => "topic." + t).Concat(Enum.GetNames<NoAwardReason>().Select(r => "said.no_award." + r)).Concat(Enum.GetNames<MemberRole>().Select(r => "said.role." + r)))
                Wording.Of(language, key).ShouldNotBe(key);
    }

    [Fact]
    public void Fills_values_in_as_they_are()
    {
        var hostile = new Dictionary<string, Said> { ["title"] = Said.Words("{reason} {0} } {"), ["reason"] = Said.Words("<b>") };
        Wording.WithoutIsolates(Wording.Of("en", "notice.challenge.rejected", hostile)).ShouldBe("“{reason} {0} } {” was not accepted: <b>");
        Wording.WithoutIsolates(Wording.Of("fa", "notice.challenge.rejected", new Dictionary<string, Said>())).ShouldBe("«» پذیرفته نشد: ");
    }

    [Fact]
    public void Says_numbers_and_legal_time_in_either_language()
    {
        Said.Number(120).ShouldBe(new Said("۱۲۰", "120"));
        Said.Instant(new DateTimeOffset(2026, 11, 24, 20, 45, 0, TimeSpan.Zero)).ShouldBe(new Said("۴ آذر ۱۴۰۵، ساعت ۰۰:۱۵", "25 November 2026, 00:15"));
        Said.Name("آنا", " ").En.ShouldBe("آنا");
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://localhost:8080/")]
    public void Leads_to_the_site_in_the_readers_language(string address) => new Site(address).Link("fa", "/company").ShouldBe("http://localhost:8080/fa/company");

    private static Dictionary<string, string> All(string culture) => new ResourceManager("Marketplace.Notifications.Texts", typeof(Wording).Assembly)
        .GetResourceSet(CultureInfo.GetCultureInfo(culture), createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static IEnumerable<string> Names(string text) => Name().Matches(text).Select(m => m.Value).Distinct();

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Name();
}
