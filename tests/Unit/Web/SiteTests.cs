using System.Net;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public sealed class SiteTests(Site site) : IClassFixture<Site>
{
    [Theory]
    [InlineData(null, null, "/fa")]
    [InlineData("de", null, "/fa")]
    [InlineData("en-GB,en;q=0.9", null, "/en")]
    [InlineData("de,en;q=0.4,fa;q=0.8", null, "/fa")]
    [InlineData("en", "language=fa", "/fa")]
    [InlineData("fa", "language=en", "/en")]
    public async Task The_bare_address_leads_to_the_readers_language(string? accepted, string? cookie, string path)
    {
        var answer = await site.Get("/?from=mail", Headers(accepted, cookie));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.Location!.ToString().ShouldBe(path + "?from=mail");
    }

    [Theory]
    [InlineData("fa", "rtl", "/en/sealed?a=1")]
    [InlineData("en", "ltr", "/fa/sealed?a=1")]
    public async Task A_page_says_its_language_and_direction_and_leads_to_its_other_self(string language, string direction, string other)
    {
        var page = await site.Page($"/{language}/sealed?a=1");
        page.ShouldContain($"<html lang=\"{language}\" dir=\"{direction}\">");
        page.ShouldContain($"href=\"{other}\"");
    }

    [Theory]
    [InlineData("/fa")]
    [InlineData("/fa/how-it-works")]
    [InlineData("/fa/sealed")]
    [InlineData("/fa/clear-brief")]
    [InlineData("/fa/accessibility")]
    [InlineData("/en")]
    [InlineData("/en/how-it-works")]
    [InlineData("/en/sealed")]
    [InlineData("/en/clear-brief")]
    [InlineData("/en/accessibility")]
    [InlineData("/fa/challenges?q=پمپ&field=energy")]
    [InlineData("/en/challenges")]
    [InlineData("/fa/companies")]
    [InlineData("/en/companies?kind=Startup")]
    [InlineData("/fa/results")]
    [InlineData("/en/results")]
    [InlineData("/fa/open-data")]
    [InlineData("/en/open-data")]
    public async Task Every_page_opens_without_inline_style_or_script_and_sends_Persian_as_letters(string path)
    {
        var answer = await site.Get(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldNotContain("style=");
        page.ShouldNotContain("<style");
        page.ShouldNotMatch(@"<script(?![^>]*src=)");
        page.ShouldNotMatch(@"\son[a-z]+=");
        page.ShouldNotContain("&#x6");
        page.ShouldContain(path.StartsWith("/fa", StringComparison.Ordinal) ? "نیازگاه" : "Niazgah");
    }

    [Fact]
    public async Task The_policy_allows_script_by_nonce_only_and_a_new_one_each_time()
    {
        var (first, second) = (await site.Get("/fa"), await site.Get("/fa"));
        var policy = first.Headers.GetValues("Content-Security-Policy").Single();
        policy.ShouldContain("default-src 'none'");
        policy.ShouldContain("script-src 'nonce-");
        policy.ShouldNotContain("unsafe");
        policy.ShouldNotBe(second.Headers.GetValues("Content-Security-Policy").Single());
        first.Headers.Contains("Server").ShouldBeFalse();
    }

    [Fact]
    public async Task Assets_are_there_and_the_font_is_kept_for_good()
    {
        var page = await site.Page("/fa");
        foreach (var part in new[] { "/lib/bootstrap.rtl.min.", "/theme.", "/site.", "/mark." })
        {
            var start = page.IndexOf(part, StringComparison.Ordinal);
            start.ShouldBeGreaterThan(0, part);
            var answer = await site.Get(page[start..page.IndexOf('"', start)]);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldNotBeEmpty(part);
        }

        (await site.Get("/lib/vazirmatn-33.0.3.woff2")).Headers.CacheControl!.ToString().ShouldContain("immutable");
    }

    [Theory]
    [InlineData("/en", "The list of challenges is not answering right now")]
    [InlineData("/en", "The figures cannot be shown right now.")]
    [InlineData("/en/challenges?q=pump", "The search is not answering right now")]
    [InlineData("/en/companies", "The search is not answering right now")]
    [InlineData("/en/results", "The figures cannot be shown right now.")]
    public async Task A_page_stands_without_its_services_and_says_what_is_missing(string path, string words)
    {
        var page = await site.Page(path);
        page.ShouldContain(words);
        page.ShouldNotContain("a secret of the house");
    }

    [Fact]
    public async Task A_page_that_is_nothing_without_its_service_is_503_in_words()
    {
        var answer = await site.Get("/en/challenges/0192f3c1-0000-7000-8000-000000000001");
        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("A part of the site is not answering right now");
    }

    [Theory]
    [InlineData("/fa/nowhere?x=1", 404, "خطا: چنین صفحه‌ای نیست – نیازگاه")]
    [InlineData("/en/nowhere?x=1", 404, "Error: There is no such page – Niazgah")]
    [InlineData("/fa/forbidden", 403, "خطا: این صفحه برای شما باز نیست – نیازگاه")]
    [InlineData("/fa/fault", 500, "خطا: این صفحه باز نشد؛ آن‌چه ذخیره کرده‌اید سر جای خود است – نیازگاه")]
    [InlineData("/en/away", 503, "Error: A part of the site is not answering right now – Niazgah")]
    public async Task A_failure_is_a_page_with_its_status_its_language_and_nothing_of_the_cause(string path, int status, string title)
    {
        var answer = await site.Get(path);
        ((int)answer.StatusCode).ShouldBe(status);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldContain($"<title>{title}</title>");
        page.ShouldMatch("<bdi class=\"code\" dir=\"ltr\">[0-9a-zA-Z:]{16,}</bdi>");
        page.ShouldNotContain("a secret of the house");
        page.ShouldContain($"href=\"/{(path.StartsWith("/fa", StringComparison.Ordinal) ? "en" : "fa")}{path[3..]}\"");
    }

    [Theory]
    [InlineData("/fa/%22%3E%3Cscript%3Ealert(1)%3C/script%3E")]
    [InlineData("/en//elsewhere.example/%2e%2e/x?a=%22%3E")]
    [InlineData("//elsewhere.example/x")]
    [InlineData("/FA/nowhere")]
    public async Task A_hostile_address_is_a_harmless_page(string path)
    {
        var answer = await site.Get(site.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + path, ("Accept", "text/html"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var page = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        page.ShouldNotContain("<script>");
        page.ShouldNotContain("href=\"//");
    }

    [Fact]
    public async Task A_services_refusal_is_left_alone()
    {
        var answer = await site.Get("/api/fault", ("Accept", "text/html"));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_error_page_is_no_page_of_its_own() => (await site.Get("/error")).StatusCode.ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task The_masthead_tells_who_is_signed_in_and_encodes_the_name()
    {
        var page = await site.Page("/fa", ("X-Role", "Officer"));
        page.ShouldContain("&lt;b&gt;مریم&lt;/b&gt;");
        page.ShouldContain("سهندگداز");
    }

    [Fact]
    public async Task Menus_offer_only_pages_that_are_there()
    {
        var page = await site.Page("/en");
        page.ShouldContain("href=\"/en/open-data\"");
        (await site.Page("/en", ("X-Role", "Council"))).ShouldNotContain("href=\"/en/council/memorandum\"");
    }

    [Fact]
    public async Task The_language_read_is_remembered_only_when_the_browser_asks_for_the_other()
    {
        (await site.Get("/fa", ("Accept-Language", "fa"))).Headers.Contains("Set-Cookie").ShouldBeFalse();
        (await site.Get("/fa", ("Accept-Language", "en"))).Headers.GetValues("Set-Cookie").Single().ShouldStartWith("language=fa");
    }

    private static (string, string)[] Headers(string? accepted, string? cookie) =>
        [.. new[] { ("Accept-Language", accepted), ("Cookie", cookie) }.Where(h => h.Item2 is not null).Select(h => (h.Item1, h.Item2!))];
}
