using System.Net;
using System.Xml.Linq;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Search;

public sealed class Finding(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Finds_what_is_public_and_nothing_else(Parts parts)
    {
        var (app, mark) = (await marketplaces.On(parts, "search"), SearchSteps.Unique());
        var api = app.Api<ISearchApi>(null);
        var draft = SearchSteps.Challenge($"{mark} in review", state: ChallengeState.InReview);
        var open = SearchSteps.Challenge($"{mark} open");
        await app.TellAsync(draft, open);
        (await api.TitlesAsync(mark, 1)).ShouldBe([open.Title]);

        await app.TellAsync(draft with { Version = 2, State = ChallengeState.Published }, open with { Version = 3, Title = $"{mark} newest" }, open with { Version = 2, Title = $"{mark} late" });
        await Eventually.HoldsAsync(async () => (await api.TitlesAsync(mark, 2)).Contains($"{mark} newest"));
        (await api.TitlesAsync(mark, 2)).ShouldNotContain($"{mark} late");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Knows_the_three_spellings_of_a_compound(Parts parts)
    {
        var (app, mark) = (await marketplaces.On(parts, "search"), SearchSteps.Unique());
        var api = app.Api<ISearchApi>(null);
        string[] spellings = ["دانش‌بنیان", "دانشبنیان", "دانش بنیان"];
        await app.TellAsync([.. spellings.Select(s => SearchSteps.Challenge($"شرکت {s} {mark}"))]);
        foreach (var spelling in spellings) (await api.TitlesAsync($"{spelling} {mark}", 3)).Count.ShouldBe(3);
        (await api.TitlesAsync($"شرکت‌هاي دانش‌بنيان {mark}", 3)).Count.ShouldBe(3);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Meets_across_languages_and_marks_the_words_found(Parts parts)
    {
        var (app, mark) = (await marketplaces.On(parts, "search"), SearchSteps.Unique());
        var api = app.Api<ISearchApi>(null);
        await app.TellAsync(SearchSteps.Challenge($"کاهش ضایعات ریخته‌گری {mark}", "قطعه‌های چدنی پوستهٔ پمپ در کوره تخلخل دارند."), SearchSteps.Challenge($"Saffron dryer {mark}"));

        await api.TitlesAsync(mark, 2);
        (await api.Challenges(new ChallengeQuery { Q = $"casting porosity {mark}" })).Items[0].Title.ShouldContain("ریخته‌گری");
        (await api.Challenges(new ChallengeQuery { Q = $"خشک‌کن زعفران {mark}" })).Items[0].Title.ShouldContain("dryer");
        var hit = (await api.Challenges(new ChallengeQuery { Q = $"پمپ چدنی {mark}" })).Items[0];
        hit.Passages.ShouldHaveSingleItem().ShouldContain("\ue000چدنی\ue001");
        hit.Passages[0].ShouldContain("\ue000پمپ\ue001");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Counts_beside_each_filter_as_if_nothing_were_chosen_in_it(Parts parts)
    {
        var (app, mark) = (await marketplaces.On(parts, "search"), SearchSteps.Unique());
        var api = app.Api<ISearchApi>(null);
        await app.TellAsync(
            SearchSteps.Challenge($"{mark} a") with { Fields = ["mining"], Budget = new Budget(BudgetKind.Exact, null, 1_000_000_000) },
            SearchSteps.Challenge($"{mark} b") with { Fields = ["mining", "robotics"], Place = new Place("IR-04"), Budget = new Budget(BudgetKind.Hidden) },
            SearchSteps.Challenge($"{mark} c") with { Fields = ["robotics"], RequiredTrl = 5, ClosesAt = TimeProvider.System.GetUtcNow().AddDays(3) });
        await api.TitlesAsync(mark, 3);

        var page = await api.Challenges(new ChallengeQuery { Q = mark, Field = ["mining"], Budget = ["hidden", "to-5b"] });
        page.Total.ShouldBe(2);
        Counts("field").ShouldBe([("mining", 2, true), ("robotics", 1, false)]);
        Counts("budget").ShouldBe([("to-5b", 1, true), ("5b-20b", 0, false), ("from-20b", 0, false), ("hidden", 1, true)]);
        Counts("province").ShouldBe([("IR-03", 1, false), ("IR-04", 1, false)]);
        (await api.Challenges(new ChallengeQuery { Q = mark, Closing = ["7"] })).Items.ShouldHaveSingleItem().Title.ShouldBe($"{mark} c");
        (await api.Challenges(new ChallengeQuery { Q = mark, Trl = ["7-9"], Sort = "budget" })).Items.Select(i => i.Title).ShouldBe([$"{mark} a", $"{mark} b"]);
        (await api.Challenges(new ChallengeQuery { Q = mark, Sort = "closing" })).Items[0].Title.ShouldBe($"{mark} c");
        (await api.Challenges(new ChallengeQuery { Q = mark, PageSize = 2, Page = 2 })).Items.ShouldHaveSingleItem();

        (string, long, bool)[] Counts(string name) => [.. page.Facets.Single(f => f.Name == name).Values.Select(v => (v.Value, v.Count, v.Selected))];
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Suggests_words_and_forgives_a_wrong_letter(Parts parts)
    {
        var (app, mark) = (await marketplaces.On(parts, "search"), SearchSteps.Unique());
        var api = app.Api<ISearchApi>(null);
        await app.TellAsync(SearchSteps.Challenge($"{mark}zation plant"), SearchSteps.Challenge($"{mark}zation unit"));
        await api.TitlesAsync($"{mark}zation", 2);

        (await api.Suggestions(mark)).ShouldBe([$"{mark}zation"]);
        var page = await api.Challenges(new ChallengeQuery { Q = $"{mark}zatoin" });
        (page.Total, page.DidYouMean).ShouldBe((2, $"{mark}zation"));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Finds_verified_companies_by_name_and_skill(Parts parts)
    {
        var (app, mark) = (await marketplaces.On(parts, "search"), SearchSteps.Unique());
        var api = app.Api<ISearchApi>(null);
        var company = SearchSteps.Company($"پایش هوشمند {mark}", "سامانهٔ بینایی ماشین برای خط تولید می‌سازد.");
        await app.TellAsync(company, SearchSteps.Company($"آذر فولاد {mark}") with { Capabilities = [new Capability("mining", 5)] }, SearchSteps.Company($"{mark} hidden", state: CompanyState.Suspended));
        await Eventually.HoldsAsync(async () => (await api.Companies(new CompanyQuery { Q = mark })).Total == 2);

        (await api.Companies(new CompanyQuery { Q = $"machine vision {mark}", Kind = ["KnowledgeBasedFirm"] })).Items[0].Id.ShouldBe(company.Id);
        (await api.Companies(new CompanyQuery { Q = mark, Sort = "name" })).Items.Select(i => i.NameFa).ShouldBe([$"آذر فولاد {mark}", company.NameFa]);
        await app.TellAsync(company with { Version = 2, State = CompanyState.Suspended });
        await Eventually.HoldsAsync(async () => (await api.Companies(new CompanyQuery { Q = mark })).Total == 1);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Refuses_bad_values_by_name_and_takes_any_text(Parts parts)
    {
        var app = await marketplaces.On(parts, "search");
        var http = app.Http(null);
        foreach (var (query, field) in ((string, string)[])[("page=0", "page"), ("page=x", "page"), ("pageSize=1000", "pageSize"), ("page=9999&pageSize=100", "page"), ("field=nope", "field"), ("budget=1", "budget"), ("sort=up", "sort"), ("state=Draft", "state"), ($"q={new string('a', 501)}", "q")])
        {
            var answer = await http.GetAsync(new Uri($"/api/search/v1/challenges?{query}", UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, query);
            (await answer.Content.ReadAsStringAsync()).ShouldContain($"\"errors\":{{\"{field}\":");
        }

        foreach (var text in (string[])["\" OR 1=1 --", "field:*", "((((", "a AND OR NOT", "*?~^\\/[]{}", "\u202e\u200c\ufeff", "\ud83d\ude00", "../../etc/passwd", "<script>", "{{7*7}}", "%", "ا" + new string('\u064b', 300)])
        {
            (await http.GetAsync(new Uri($"/api/search/v1/challenges?q={Uri.EscapeDataString(text)}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, text);
            (await http.GetAsync(new Uri($"/api/search/v1/suggestions?q={Uri.EscapeDataString(text)}", UriKind.Relative))).StatusCode.ShouldBe(HttpStatusCode.OK, text);
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Gives_a_search_as_a_feed(Parts parts)
    {
        var (app, mark) = (await marketplaces.On(parts, "search"), SearchSteps.Unique());
        var challenge = SearchSteps.Challenge($"{mark} <b>&");
        await app.TellAsync(challenge);
        await app.Api<ISearchApi>(null).TitlesAsync(mark, 1);

        var answer = await app.Http(null, "fa").GetAsync(new Uri($"/api/search/v1/challenges.rss?q={mark}", UriKind.Relative));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/rss+xml");
        var channel = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("channel")!;
        channel.Element("item")!.Element("title")!.Value.ShouldBe(challenge.Title);
        channel.Element("item")!.Element("link")!.Value.ShouldEndWith($"/fa/challenges/{challenge.Code}");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Has_synonyms_that_administrators_edit(Parts parts)
    {
        var (app, mark) = (await marketplaces.On(parts, "search"), SearchSteps.Unique());
        var admin = app.Api<ISearchApi>(Actor.Administrator());
        await app.TellAsync(SearchSteps.Challenge($"{mark} دوغاب"));
        await app.Api<ISearchApi>(null).TitlesAsync(mark, 1);
        (await app.Api<ISearchApi>(null).Challenges(new ChallengeQuery { Q = $"{mark}slurry" })).Total.ShouldBe(0);

        var table = await admin.Synonyms();
        var changed = await admin.ChangeSynonyms(table with { Groups = [.. table.Groups, [$"{mark}slurry", mark]] });
        changed.Version.ShouldBe(table.Version + 1);
        (await app.Api<ISearchApi>(null).Challenges(new ChallengeQuery { Q = $"{mark}slurry" })).Total.ShouldBe(1);
        (await Should.ThrowAsync<ApiException>(() => admin.ChangeSynonyms(table))).StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await Should.ThrowAsync<ApiException>(() => admin.ChangeSynonyms(changed with { Groups = [["alone"]] }))).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var other in (Actor?[])[null, Actor.Person(), Actor.Officer()])
            (await Should.ThrowAsync<ApiException>(() => app.Api<ISearchApi>(other).Synonyms())).StatusCode.ShouldBe(other is null ? HttpStatusCode.Unauthorized : HttpStatusCode.Forbidden);
    }
}
