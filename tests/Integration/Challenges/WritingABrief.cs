using System.Net;
using System.Text;
using System.Text.Json;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Microsoft.EntityFrameworkCore;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Challenges;

public sealed class WritingABrief(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Begins_with_no_more_than_a_title(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();

        var draft = await app.DraftedAsync(seeker, new ChallengeBrief { Title = "پمپ کم‌صدا" });

        (draft.State, draft.Version, draft.SeekerId, draft.SeekerNameEn).ShouldBe((ChallengeState.Draft, 1, seeker.CompanyId!.Value, "Sample Foundry"));
        draft.Code.ShouldMatch("^NG-[2-9A-Z]{4}-[2-9A-Z]{4}$");
        (await app.Api<IChallengesApi>(seeker).Get(draft.Id)).Brief.Title.ShouldBe("پمپ کم‌صدا");
        (await app.EventsAsync(draft.Id)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Twice_with_one_key_makes_one_draft(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var (api, brief, key) = (app.Api<IChallengesApi>(seeker), ChallengeSteps.Brief(), Some.Key());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => api.Draft(brief, key)));

        answers.Select(a => a.Id).Distinct().ShouldHaveSingleItem();
        (await api.List(mine: true)).Total.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Keeps_everything_that_was_written(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var brief = ChallengeSteps.Brief() with
        {
            CoFundingPercent = 30,
            OpenTo = [CompanyKind.Startup],
            ConfidentialAnnex = "نقشهٔ قالب",
            HideOfferCount = true,
            StandstillDays = 7,
            QuestionsUntil = new DateTimeOffset(2030, 1, 2, 3, 4, 5, TimeSpan.FromHours(3.5)),
            ClosesAt = new DateTimeOffset(2030, 2, 2, 3, 4, 5, TimeSpan.FromHours(3.5)),
        };

        var read = (await app.Api<IChallengesApi>(seeker).Get((await app.DraftedAsync(seeker, brief)).Id)).Brief;

        read.Criteria.ShouldAllBe(c => c.Id != Guid.Empty);
        Json(read with { Criteria = [.. read.Criteria.Select(c => c with { Id = Guid.Empty })] })
            .ShouldBe(Json(brief with { QuestionsUntil = brief.QuestionsUntil!.Value.ToUniversalTime(), ClosesAt = brief.ClosesAt!.Value.ToUniversalTime() }));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Anew_needs_the_version_that_was_read(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var (api, draft) = (app.Api<IChallengesApi>(seeker), await app.DraftedAsync(seeker));

        var changed = await api.Change(draft.Id, draft.Brief with { Title = "عنوان تازه" }, $"\"{draft.Version}\"");

        (changed.Brief.Title, changed.Version).ShouldBe(("عنوان تازه", draft.Version + 1));
        changed.Brief.Criteria.Select(c => c.Id).ShouldBe(draft.Brief.Criteria.Select(c => c.Id));
        (await Refused(() => api.Change(draft.Id, draft.Brief, $"\"{draft.Version}\""))).StatusCode.ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Refused(() => api.Change(draft.Id, draft.Brief, ""))).StatusCode.ShouldBe(HttpStatusCode.PreconditionRequired);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Can_be_given_up_while_nobody_has_seen_it(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var (api, draft) = (app.Api<IChallengesApi>(seeker), await app.DraftedAsync(seeker));
        var submitted = await app.InReviewAsync(seeker);

        await api.Discard(draft.Id);

        (await Refused(() => api.Get(draft.Id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var refused = await Refused(() => api.Discard(submitted.Id));
        refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        refused.Content!.ShouldContain("challenge.not_discardable");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_the_business_of_its_company_alone(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var draft = await app.DraftedAsync(seeker);
        var (other, viewer) = (app.Api<IChallengesApi>(await app.SeekerAsync()), app.Api<IChallengesApi>(Actor.Person().For(seeker.CompanyId!.Value, MemberRole.Viewer)));

        foreach (var attempt in (Func<Task>[])[
            () => other.Get(draft.Id), () => other.Change(draft.Id, draft.Brief, "\"1\""), () => other.Discard(draft.Id), () => other.Submit(draft.Id, Some.Key()),
            () => other.Cancel(draft.Id, new ReasonRequest("No."), Some.Key()), () => app.Api<IChallengesApi>(null).Get(draft.Id),
            () => app.Api<IChallengesApi>(Actor.Officer()).Get(draft.Id), () => app.Api<IChallengesApi>(Actor.Officer()).Publish(draft.Id, Some.Key())])
            (await Refused(attempt)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        (await viewer.Get(draft.Id)).Id.ShouldBe(draft.Id);
        (await viewer.List(mine: true)).Items.ShouldHaveSingleItem().Id.ShouldBe(draft.Id);
        foreach (var attempt in (Func<Task>[])[
            () => viewer.Draft(draft.Brief, Some.Key()), () => viewer.Change(draft.Id, draft.Brief, "\"1\""), () => viewer.Discard(draft.Id), () => viewer.Submit(draft.Id, Some.Key())])
            (await Refused(attempt)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await app.Api<IChallengesApi>(Actor.Person().For(seeker.CompanyId.Value, MemberRole.Editor)).Change(draft.Id, draft.Brief, "\"1\"")).Version.ShouldBe(2);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_companies_that_may_seek(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var owner = Actor.Person();
        var unverified = await app.Api<ICompaniesApi>(owner).Register(Some.Profile(), Some.Key());
        await Servers.Eventually.HoldsAsync(() => app.InChallengesAsync(db => db.KnownCompanies.AnyAsync(c => c.Id == unverified.Id)));

        var (stranger, early) = (Actor.Person().For(Guid.CreateVersion7()), owner.For(unverified.Id));

        foreach (var (actor, code) in ((Actor, string)[])[(stranger, "company.not_known_yet"), (early, "company.may_not_seek_now")])
        {
            var refused = await Refused(() => app.DraftedAsync(actor));
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            refused.Content!.ShouldContain(code);
        }

        (await Refused(() => app.DraftedAsync(Actor.Person()))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task With_values_nobody_knows_names_the_fields(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var brief = ChallengeSteps.Brief() with
        {
            Title = " ",
            Fields = ["robotics", "alchemy"],
            IsicCode = "0000",
            Place = new Place("IR-99"),
            RequiredTrl = 12,
            Criteria = [new Criterion(Guid.Empty, "الف", 101, -1)],
            Budget = new Budget(BudgetKind.Exact, Max: -1, Currency: "rial"),
            Problem = new ProblemText(new string('x', 40_001)),
            StandstillDays = 11,
            Language = "de",
        };

        var (english, persian) = (await Refused(() => app.Api<IChallengesApi>(seeker).Draft(brief, Some.Key())), await Refused(() => app.Api<IChallengesApi>(seeker, "fa").Draft(brief, Some.Key())));

        english.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in (string[])["title", "fields[1]", "isicCode", "place.province", "requiredTrl", "criteria[0].weight", "criteria[0].minimum", "budget.max", "budget.currency", "problem.today", "standstillDays", "language"])
        {
            english.Content!.ShouldContain($"\"{field}\":");
            persian.Content!.ShouldContain($"\"{field}\":");
        }

        english.Content!.ShouldContain("Choose a province from the list.");
        persian.Content!.ShouldContain("استان را از فهرست برگزینید.");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task With_nulls_where_things_belong_is_refused_not_a_fault(Parts parts)
    {
        var app = await marketplaces.On(parts);
        using var http = app.Http(await app.SeekerAsync());
        foreach (var path in (string[])["challenges", "clarity"])
            foreach (var part in (string[])[
                "\"indicators\":null", "\"indicators\":[null]", "\"indicators\":[{\"name\":null,\"unit\":null}]", "\"criteria\":null", "\"criteria\":[null]", "\"fields\":null", "\"fields\":[null]",
                "\"openTo\":null", "\"openTo\":[null]", "\"openTo\":[99]", "\"place\":{\"province\":null}", "\"language\":null", "\"title\":null", "\"budget\":{\"kind\":\"Exact\",\"currency\":null}", "\"closesAt\":\"soon\""])
            {
                using var body = new StringContent($$"""{"title":"الف",{{part}}}""", Encoding.UTF8, "application/json");
                (await http.PostAsync($"/api/challenges/v1/{path}", body)).StatusCode.ShouldBe(HttpStatusCode.BadRequest, part);
            }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_scored_in_the_language_of_the_writer_and_stores_nothing(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();

        var (empty, whole) = (await app.Api<IChallengesApi>(seeker, "fa").Clarity(new ChallengeBrief { Title = "الف" }), await app.Api<IChallengesApi>(seeker).Clarity(ChallengeSteps.Brief()));

        empty.Points.Select(p => p.Code).ShouldBe(["problem", "user", "indicators", "budget", "criteria", "time"]);
        (empty.Clear, empty.Points.Single(p => p.Code == "user").Hint).ShouldBe((0, "بنویسید چه کسی از راه‌حل استفاده می‌کند."));
        whole.Points.Single(p => p.Code == "problem").Hint.ShouldBe("Say what happens today: where, how often, and what it costs.");
        whole.Points.Where(p => p.Level == ClarityLevel.Clear).ShouldAllBe(p => p.Hint == null);
        (await app.Api<IChallengesApi>(seeker).List(mine: true)).Total.ShouldBe(0);
    }

    private static async Task<ApiException> Refused(Func<Task> attempt) => await Should.ThrowAsync<ApiException>(attempt);

    private static string Json(ChallengeBrief brief) => JsonSerializer.Serialize(brief, Marketplace.Platform.Http.Json.Options);
}
