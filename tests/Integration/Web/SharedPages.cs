using System.Net;
using System.Text.RegularExpressions;
using Marketplace.Tests.Integration.Harness;
using Shouldly;

namespace Marketplace.Tests.Integration.Web;

public sealed class SharedPages(Sites sites)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Are_made_once_for_visitors_without_a_session_each_with_a_nonce_of_its_own(Parts parts)
    {
        var site = await sites.On(parts);
        using var one = site.Visit();
        using var other = site.Visit();
        foreach (var path in (string[])["/challenges", "/companies"])
        {
            var (first, second) = (await one.GetAsync(path), await other.GetAsync(path));

            NonceOf(first).ShouldNotBe(NonceOf(second));
            foreach (var answer in (Answer[])[first, second])
                Regex.Matches(answer.Body, "nonce=\"([^\"]+)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().ShouldBe([NonceOf(answer)]);
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Never_show_a_visitor_what_was_made_for_a_person(Parts parts)
    {
        var site = await sites.On(parts);
        var name = "Nasrin " + Some.Key()[^6..];
        using var person = await site.SignedInAsync(await site.RegisteredAsync(name: name));
        using var visitor = site.Visit();

        (await person.GetAsync("/challenges")).Body.ShouldContain(name);
        (await visitor.GetAsync("/challenges")).Body.ShouldNotContain(name);
        (await person.GetAsync("/challenges")).Body.ShouldContain(name);
    }

    private static string NonceOf(Answer answer) => Regex.Match(string.Join(' ', answer.Message.Headers.GetValues("Content-Security-Policy")), "'nonce-([^']+)'").Groups[1].Value;
}
