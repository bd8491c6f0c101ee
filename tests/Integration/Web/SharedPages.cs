using System.Net;
using System.Text.RegularExpressions;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Shouldly;

namespace Marketplace.Tests.Integration.Web;

public sealed class SharedPages(Sites sites)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Are_made_once_for_visitors_without_a_session_and_run_this_sites_scripts_only(Parts parts)
    {
        var site = await sites.On(parts);
        using var one = site.Visit();
        using var other = site.Visit();
        foreach (var path in (string[])["/challenges", "/companies"])
        {
            var second = await Eventually.ReturnsAsync(async () =>
            {
                await one.GetAsync(path);
                return await other.GetAsync(path) is { Message.Headers.Age: not null } kept ? kept : null;
            });

            second.Status.ShouldBe(HttpStatusCode.OK);
            PolicyOf(second).ShouldContain("script-src 'self';");
            second.Body.ShouldNotContain("nonce");
            second.Message.Headers.Contains("Set-Cookie").ShouldBeFalse();
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Are_told_from_pages_with_words_which_have_a_nonce_each(Parts parts)
    {
        var site = await sites.On(parts);
        using var visitor = site.Visit();
        var (first, second) = (await visitor.GetAsync("/challenges?q=pump"), await visitor.GetAsync("/challenges?q=pump"));

        NonceOf(first).ShouldNotBe(NonceOf(second));
        foreach (var answer in (Answer[])[first, second])
            Regex.Matches(answer.Body, "nonce=\"([^\"]+)\"").Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Distinct().ShouldBe([NonceOf(answer)]);
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

    private static string NonceOf(Answer answer) => Regex.Match(PolicyOf(answer), "'nonce-([^']+)'").Groups[1].Value;

    private static string PolicyOf(Answer answer) => string.Join(' ', answer.Message.Headers.GetValues("Content-Security-Policy"));
}
