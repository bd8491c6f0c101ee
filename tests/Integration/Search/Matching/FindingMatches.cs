using System.Net;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Search.Data;
using Marketplace.Search.Matching.Storage;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Search.Matching;

public sealed class FindingMatches(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task A_published_challenge_is_recommended_with_reasons_and_told_once(Parts parts)
    {
        var app = await marketplaces.On(parts, "search");
        var solver = MatchSteps.Solver("metallurgy-casting", "Removes gas porosity from ductile iron impellers");
        var challenge = MatchSteps.Open("metallurgy-casting", "Porosity in ductile iron impellers", "Every fifth impeller leaks because of gas porosity.");
        await app.TellAsync(solver);
        await Eventually.HoldsAsync(async () => (await app.Api<ISearchApi>(Actor.Person()).Companies(new CompanyQuery { Q = "ductile impellers" })).Items.Any(c => c.Id == solver.Id));

        await app.TellAsync(challenge);
        await app.TellAsync(challenge with { Version = challenge.Version + 1, HideOfferCount = true });

        var api = app.Api<ISearchApi>(MatchSteps.MemberOf(solver.Id));
        await Eventually.HoldsAsync(async () => (await api.Recommendations()).Items.Any(r => r.Challenge.Id == challenge.Id));
        var match = (await api.Recommendations(pageSize: 100)).Items.Single(r => r.Challenge.Id == challenge.Id);
        match.Score.ShouldBeInRange(.4, 1);
        match.Reasons.Sum(r => r.Share).ShouldBe(1, 1e-6);
        match.Reasons.Single(r => r.Kind == MatchReasonKind.Text).ShouldSatisfyAllConditions(r => r.Terms.ShouldContain("Porosity"), r => r.Text.ShouldContain("Porosity"));
        match.Reasons.Single(r => r.Kind == MatchReasonKind.Field).Text.ShouldContain("Metallurgy and casting");
        (await app.Api<ISearchApi>(MatchSteps.MemberOf(solver.Id), "fa").Recommendations(pageSize: 100)).Items.Single(r => r.Challenge.Id == challenge.Id)
            .Reasons.Single(r => r.Kind == MatchReasonKind.Field).Text.ShouldContain("متالورژی و ریخته‌گری");

        await Eventually.HoldsAsync(() => InDatabase(app, db => db.Set<MatchedChallenge>().AnyAsync(c => c.Id == challenge.Id && c.Version == challenge.Version + 1)));
        var told = await InDatabase(app, db => db.Outbox.Where(m => m.Type == "search.MatchesFound" && m.Body.Contains(challenge.Id.ToString())).ToListAsync());
        told.Count(m => m.Body.Contains(solver.Id.ToString(), StringComparison.Ordinal)).ShouldBe(1);
        (await InDatabase(app, db => db.Set<StoredMatch>().SingleAsync(m => m.ChallengeId == challenge.Id && m.CompanyId == solver.Id))).AnnouncedAt.ShouldNotBeNull();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task A_company_that_says_more_of_itself_finds_what_was_open_already(Parts parts)
    {
        var app = await marketplaces.On(parts, "search");
        var challenge = MatchSteps.Open("biotechnology", "Enzyme for softening date stones", "Date stones are thrown away; an enzyme could soften them for feed.");
        var solver = MatchSteps.Solver("textile", "Weaving of carpets") with { IsicCodes = ["1393"] };
        await app.TellAsync(challenge, solver);
        await Eventually.HoldsAsync(() => InDatabase(app, db => db.Set<MatchedChallenge>().AnyAsync(c => c.Id == challenge.Id)));

        await app.TellAsync(solver with { Version = 2, Capabilities = [new Capability("biotechnology", 7, "Enzyme that softens date stones")] });

        await Eventually.HoldsAsync(() => InDatabase(app, db => db.Outbox.AnyAsync(m => m.Type == "search.MatchesFound" && m.Body.Contains(challenge.Id.ToString()) && m.Body.Contains(solver.Id.ToString()))));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task What_is_cancelled_is_recommended_no_more(Parts parts)
    {
        var app = await marketplaces.On(parts, "search");
        var solver = MatchSteps.Solver("robotics", "Palletising robots for tiles");
        var challenge = MatchSteps.Open("robotics", "Robot that stacks tiles", "Tiles are stacked by hand.");
        await app.TellAsync(solver, challenge);
        var api = app.Api<ISearchApi>(MatchSteps.MemberOf(solver.Id));
        await Eventually.HoldsAsync(async () => (await api.Recommendations(pageSize: 100)).Items.Any(r => r.Challenge.Id == challenge.Id));

        await app.TellAsync(challenge with { Version = 9, State = ChallengeState.Cancelled, StateReason = "…" });

        await Eventually.HoldsAsync(async () => (await api.Recommendations(pageSize: 100)).Items.All(r => r.Challenge.Id != challenge.Id));
        await Eventually.HoldsAsync(async () => await StatusOf(() => api.Why(challenge.Id)) == HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Candidates_are_for_the_seeker_and_the_programme_and_their_showing_is_counted(Parts parts)
    {
        var app = await marketplaces.On(parts, "search");
        var seeker = Guid.CreateVersion7();
        var solver = MatchSteps.Solver("optics-laser", "Laser cladding of turbine blades");
        var challenge = MatchSteps.Open("optics-laser", "Laser cladding for worn blades", "Worn turbine blades are thrown away.", seeker);
        await app.TellAsync(solver, challenge);
        var own = app.Api<ISearchApi>(MatchSteps.MemberOf(seeker, MemberRole.Viewer));
        await Eventually.HoldsAsync(async () => await StatusOf(() => own.Candidates(challenge.Id)) == HttpStatusCode.OK && (await own.Candidates(challenge.Id)).Items.Any(c => c.Company.Id == solver.Id));
        var before = await app.Api<ISearchApi>(Actor.Officer()).Exposure();

        (await own.Candidates(challenge.Id)).Items[0].Company.Id.ShouldBe(solver.Id);
        (await app.Api<ISearchApi>(Actor.Officer()).Candidates(challenge.Id)).Items.ShouldContain(c => c.Company.Id == solver.Id);
        (await StatusOf(() => app.Api<ISearchApi>(MatchSteps.MemberOf(solver.Id)).Candidates(challenge.Id))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusOf(() => app.Api<ISearchApi>(Actor.Person()).Candidates(challenge.Id))).ShouldBe(HttpStatusCode.Forbidden);

        var after = await app.Api<ISearchApi>(Actor.Council()).Exposure();
        after.Impressions.ShouldBeGreaterThan(before.Impressions);
        after.FirstTimersShare.ShouldBeInRange(.01, 1);
        after.Gini.ShouldBeInRange(0, 1);
        after.Days.Sum(d => d.Impressions).ShouldBe(after.Impressions);
        (await StatusOf(() => own.Exposure())).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusOf(() => app.Api<ISearchApi>(Actor.Officer()).Exposure(new DateOnly(2026, 2, 1), new DateOnly(2026, 1, 1)))).ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task What_a_company_says_of_a_recommendation_changes_its_later_ones(Parts parts)
    {
        var app = await marketplaces.On(parts, "search");
        var solver = MatchSteps.Solver("mining", "Flotation of copper ore") with { Capabilities = [new Capability("mining", 8, "Flotation of copper ore"), new Capability("packaging", 8)] };
        var (ore, pit, boxes) = (
            MatchSteps.Open("mining", "Flotation of copper ore", "Copper is lost in flotation."), MatchSteps.Open("mining", "Flotation of lead ore", "Lead is lost in flotation."),
            MatchSteps.Open("packaging", "Boxes for dates", "Boxes break."));
        await app.TellAsync(solver, ore, pit, boxes);
        var api = app.Api<ISearchApi>(MatchSteps.MemberOf(solver.Id));
        await Eventually.HoldsAsync(async () => (await Ours()).Count == 3);
        (await Ours())[^1].ShouldBe(boxes.Id);

        await api.GiveFeedback(ore.Id, new RecommendationFeedback(false, NotForUs.Field), Some.Key());

        (await Ours())[0].ShouldBe(boxes.Id);
        (await api.Why(pit.Id)).Reasons.ShouldContain(r => r.Kind == MatchReasonKind.Feedback && r.Speaks == MatchSide.Against);
        (await StatusOf(() => app.Api<ISearchApi>(MatchSteps.MemberOf(solver.Id, MemberRole.Viewer)).GiveFeedback(ore.Id, new RecommendationFeedback(true), Some.Key()))).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusOf(() => api.GiveFeedback(Guid.CreateVersion7(), new RecommendationFeedback(true), Some.Key()))).ShouldBe(HttpStatusCode.NotFound);
        (await StatusOf(() => api.GiveFeedback(ore.Id, new RecommendationFeedback(true, NotForUs.Size), Some.Key()))).ShouldBe(HttpStatusCode.BadRequest);

        async Task<List<Guid>> Ours() => [.. (await api.Recommendations(pageSize: 100)).Items.Select(r => r.Challenge.Id).Where(id => id == ore.Id || id == pit.Id || id == boxes.Id)];
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Who_asks_why_not_is_told(Parts parts)
    {
        var app = await marketplaces.On(parts, "search");
        var solver = MatchSteps.Solver("textile", "Weaving of carpets") with { IsicCodes = ["1393"] };
        var challenge = MatchSteps.Open("energy", "Heat from brick kilns", "Heat is lost.") with { OpenTo = [CompanyKind.University] };
        await app.TellAsync(solver, challenge);
        var api = app.Api<ISearchApi>(MatchSteps.MemberOf(solver.Id));
        await Eventually.HoldsAsync(async () => await StatusOf(() => api.Why(challenge.Id)) == HttpStatusCode.OK && (await api.Why(challenge.Id)).Reasons.Any(r => r.Kind == MatchReasonKind.Field));

        var why = await api.Why(challenge.Id);

        (why.Eligible, why.Recommended, why.Score).ShouldBe((false, false, 0));
        why.Reasons[0].ShouldSatisfyAllConditions(r => r.Kind.ShouldBe(MatchReasonKind.Eligibility), r => r.Text.ShouldContain("University"));
        why.Reasons.ShouldContain(r => r.Kind == MatchReasonKind.Field && r.Speaks == MatchSide.Against);
        (await app.Api<ISearchApi>(MatchSteps.MemberOf(Guid.CreateVersion7())).Why(challenge.Id)).Reasons.Single().Kind.ShouldBe(MatchReasonKind.Eligibility);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task A_brief_is_told_where_it_may_belong(Parts parts)
    {
        var app = await marketplaces.On(parts, "search");
        var brief = new SuggestCategories("مک در قطعه‌های چدنی", "در ریخته‌گری چدن ضایعات زیاد است و قطعه‌ها مک گازی دارند.");

        var suggested = await app.Api<ISearchApi>(Actor.Person(), "fa").Categories(brief);

        suggested.Fields[0].ShouldSatisfyAllConditions(f => f.Code.ShouldBe("metallurgy-casting"), f => f.Name.ShouldBe("متالورژی و ریخته‌گری"), f => f.Confidence.ShouldBeInRange(.1, 1));
        suggested.Isic.Select(i => i.Code).ShouldContain("2431");
        (suggested.Fields.Count, suggested.Isic.Count).ShouldSatisfyAllConditions(c => c.Item1.ShouldBeInRange(1, 3), c => c.Item2.ShouldBeInRange(1, 3));
        (await StatusOf(() => app.Api<ISearchApi>(null).Categories(brief))).ShouldBe(HttpStatusCode.Unauthorized);
    }

    private static async Task<HttpStatusCode> StatusOf(Func<Task> call)
    {
        try
        {
            await call();
            return HttpStatusCode.OK;
        }
        catch (ApiException e)
        {
            return e.StatusCode;
        }
    }

    private static async Task<T> InDatabase<T>(RunningMarketplace app, Func<SearchDbContext, Task<T>> read)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<SearchDbContext>());
    }
}
