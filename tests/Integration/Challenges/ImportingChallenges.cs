using System.Net;
using System.Text.Json;
using Marketplace.Challenges;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Hosting;
using Marketplace.Tests.Integration.Companies;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Processes;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Challenges;

public sealed class ImportingChallenges(Marketplaces marketplaces)
{
    // What a brief passes until it is found.
    private static readonly string[] Imported = ["companies", "challenges", "search"];

    public static TheoryData<Parts> Parts => Marketplaces.All;

    public static TheoryData<Parts, string, int> Files => new(
        from parts in Enum.GetValues<Parts>()
        from file in ((string, int)[])[("demand-sbir-topics/topics.jsonl", 1073), ("demand-fa-setadiran/needs.jsonl", 90)]
        select (parts, file.Item1, file.Item2));

    [Theory, MemberData(nameof(Parts))]
    public async Task Goes_the_way_a_persons_brief_goes(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, source) = (await app.SeekerAsync(), Some.Key());
        var officer = app.Api<IChallengesApi>(Actor.Officer());
        var rows = new ImportChallenges(seeker.CompanyId!.Value, [
            new ImportRow(source, "1", ChallengeSteps.Brief(), Publish: true), new ImportRow(source, "2", new ChallengeBrief { Title = "یک پیش‌نویس" }, Publish: false)]);

        var report = await officer.Import(rows, Some.Key());
        var again = await officer.Import(rows, Some.Key());

        (report.Imported, report.AlreadyThere, report.Errors.Count).ShouldBe((2, 0, 0));
        (again.Imported, again.AlreadyThere, again.Errors.Count).ShouldBe((0, 2, 0));
        var here = (await app.Api<IChallengesApi>(seeker).List(mine: true)).Items.OrderBy(c => c.State).ToList();
        here.Select(c => c.State).ShouldBe([ChallengeState.Draft, ChallengeState.Published]);
        (await app.Api<IChallengesApi>(null).Get(here[1].Id)).Version.ShouldBe(3);
        (await app.Api<IChallengesApi>(seeker).Get(here[1].Id)).History.Select(h => h.State).ShouldBe([ChallengeState.Draft, ChallengeState.InReview, ChallengeState.Published]);
        (await app.EventsAsync(here[1].Id)).ShouldBe(["ChallengeChanged", "ChallengePublished"]);
        (await app.EventsAsync(here[0].Id)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Takes_nothing_when_any_row_is_wrong_and_names_each(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, source) = (await app.SeekerAsync(), Some.Key());
        var report = await app.Api<IChallengesApi>(Actor.Officer(), "fa").Import(new ImportChallenges(seeker.CompanyId!.Value, [
            new ImportRow(source, "1", ChallengeSteps.Brief(), true),
            new ImportRow(source, "2", ChallengeSteps.Brief() with { Criteria = [new Criterion(Guid.Empty, "فنی", 90)] }, true),
            new ImportRow(source, "1", ChallengeSteps.Brief(), false),
            new ImportRow(source, " ", ChallengeSteps.Brief() with { Fields = ["alchemy"] }, false),
            new ImportRow(source, "5", null!, false),
        ]), Some.Key());

        (report.Imported, report.AlreadyThere).ShouldBe((0, 0));
        report.Errors.Select(e => (e.Row, e.Field)).ShouldBe([(2, "brief.criteria"), (3, "externalId"), (4, "externalId"), (4, "brief.fields[0]"), (5, "brief")], ignoreOrder: true);
        report.Errors.Single(e => e.Row == 2).Message.ShouldBe("جمع وزن‌ها ۹۰ است. باید درست ۱۰۰ باشد.");
        (await app.Api<IChallengesApi>(seeker).List(mine: true)).Total.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_officers_and_for_seekers_that_may_seek(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, officer) = (await app.SeekerAsync(), app.Api<IChallengesApi>(Actor.Officer()));
        var row = new ImportRow(Some.Key(), "1", ChallengeSteps.Brief(), true);

        (await Should.ThrowAsync<ApiException>(() => app.Api<IChallengesApi>(seeker).Import(new ImportChallenges(seeker.CompanyId!.Value, [row]), Some.Key()))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Should.ThrowAsync<ApiException>(() => officer.Import(new ImportChallenges(Guid.CreateVersion7(), [row]), Some.Key()))).Content!.ShouldContain("\"seekerId\":");
        foreach (var rows in (IReadOnlyList<ImportRow>[])[null!, [null!], [.. Enumerable.Repeat(row, 1001)]])
            (await Should.ThrowAsync<ApiException>(() => officer.Import(new ImportChallenges(seeker.CompanyId!.Value, rows), Some.Key()))).Content!.ShouldContain("\"rows");
    }

    [Theory, MemberData(nameof(Files))]
    public async Task Takes_real_files_once(Parts parts, string file, int rows)
    {
        var path = SharedData.Find(file);
        Marketplaces.Need(parts);
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(parts, Imported), null, Imported);
        var (seeker, company) = await VerifiedAsync(app);
        string[] command = ["challenges", path, "--seeker", company.Profile.NationalId, "--publish"];

        (await ImportAsync(app, command)).ShouldBe(0);
        (await ImportAsync(app, command)).ShouldBe(0);

        var open = await app.Api<IChallengesApi>(null).List(ChallengeState.Published, seekerId: company.Id);
        open.Total.ShouldBe(rows);
        open.Items.ShouldAllBe(c => c.Fields.Count > 0 && c.Province != null && c.ClosesAt > TimeProvider.System.GetUtcNow().AddDays(59));
        var one = await app.Api<IChallengesApi>(seeker).Get(open.Items[0].Id);
        one.History.Select(h => h.State).ShouldBe([ChallengeState.Draft, ChallengeState.InReview, ChallengeState.Published]);
        (await app.InChallengesAsync(db => db.Outbox.CountAsync(m => m.Type == "challenges.ChallengePublished"))).ShouldBe(rows);
        (await app.InChallengesAsync(db => db.Challenges.CountAsync())).ShouldBe(rows);

        var search = app.Api<ISearchApi>(null);
        await Eventually.HoldsAsync(async () => (await search.Challenges(new ChallengeQuery())).Total == rows);
        foreach (var brief in open.Items)
            (await search.Challenges(new ChallengeQuery { Q = brief.Title })).Items.ShouldContain(c => c.Id == brief.Id || c.Title == brief.Title, brief.Title);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Takes_nothing_of_a_file_with_a_bad_line(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, company) = await VerifiedAsync(app);
        var source = Some.Key();
        var own = JsonSerializer.Serialize(new ImportRow(source, "1", ChallengeSteps.Brief(), true), Marketplace.Platform.Http.Json.Options);
        var need = """{"need_no":"N","description":"خرید پمپ","buyer":"شرکت","province":"PROVINCE","category":"کالا","goods_group":"","service_group":""}""".Replace("N\"", source + "\"", StringComparison.Ordinal);
        var file = Path.Combine(app.Folder, source + ".jsonl");
        string[] command = ["challenges", file, "--seeker", company.Profile.NationalId, "--publish", "--open-days", "20"];

        foreach (var bad in (string[])["{", "[]", """{"surprise":1}""", """{"source":"s","externalId":"2","publish":true,"brief":{}}""", need.Replace("PROVINCE", "آتلانتیس", StringComparison.Ordinal)])
        {
            await File.WriteAllLinesAsync(file, [own, bad]);
            (await ImportAsync(app, command)).ShouldBe(1, bad);
        }

        (await app.Api<IChallengesApi>(seeker).List(mine: true)).Total.ShouldBe(0);
        await File.WriteAllLinesAsync(file, [own, "", need.Replace("PROVINCE", "چهار محال و بختیاری", StringComparison.Ordinal)]);
        (await ImportAsync(app, command)).ShouldBe(0);
        (await app.Api<IChallengesApi>(seeker).List(mine: true)).Items.Select(c => c.Province).ShouldBe(["IR-03", "IR-14"], ignoreOrder: true);
        foreach (var unclear in (string[][])[[], ["challenges", file], ["companies", file, "--seeker", "1"], [.. command, "--surprise"]]) (await ImportAsync(app, unclear)).ShouldBe(2);
        (await ImportAsync(app, ["challenges", file, "--seeker", "nobody"])).ShouldBe(1);
    }

    [Fact]
    public async Task Is_a_command_of_the_executable()
    {
        var app = await marketplaces.On(Harness.Parts.Embedded);
        var (seeker, company) = await VerifiedAsync(app);
        var file = Path.Combine(app.Folder, "one.jsonl");
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new ImportRow(Some.Key(), "1", ChallengeSteps.Brief(TimeSpan.FromDays(40)), false), Marketplace.Platform.Http.Json.Options));

        var said = await MarketplaceProcess.RunAsync($"import challenges {file} --seeker {company.Profile.NationalId} --publish --data {app.Folder}", new Dictionary<string, string?>());

        said.ShouldContain("1 imported, 0 already there, 0 errors");
        (await app.Api<IChallengesApi>(null).List(seekerId: seeker.CompanyId)).Items.ShouldHaveSingleItem().State.ShouldBe(ChallengeState.Published);
    }

    private static async Task<(Actor Seeker, CompanyDetails Company)> VerifiedAsync(RunningMarketplace app)
    {
        var owner = Actor.Person();
        var company = await app.VerifiedAsync(owner);
        await app.KnownAsync(company.Id);
        return (owner.For(company.Id), company);
    }

    private static Task<int> ImportAsync(RunningMarketplace app, IReadOnlyList<string> arguments) =>
        new ChallengesService().Commands.Single(c => c.Name == "import").Run(app.Services, arguments, CancellationToken.None);
}
