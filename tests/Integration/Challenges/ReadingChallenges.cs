using System.Net;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Challenges;

public sealed class ReadingChallenges(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Shows_to_each_what_is_theirs_to_see(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var (draft, review, open) = (await app.DraftedAsync(seeker), await app.InReviewAsync(seeker), await app.PublishedAsync(seeker));
        async Task<IEnumerable<Guid>> Seen(Actor? actor, ChallengeState? state = null, bool mine = false) =>
            (await app.Api<IChallengesApi>(actor).List(state, mine, mine ? null : seeker.CompanyId)).Items.Select(c => c.Id);

        (await Seen(null)).ShouldBe([open.Id]);
        (await Seen(await app.SolverAsync())).ShouldBe([open.Id]);
        (await Seen(seeker)).ShouldBe([open.Id]);
        (await Seen(seeker, mine: true)).ShouldBe([open.Id, review.Id, draft.Id]);
        (await Seen(seeker, ChallengeState.Draft, mine: true)).ShouldBe([draft.Id]);
        (await Seen(null, mine: true)).ShouldBeEmpty();
        (await Seen(null, ChallengeState.InReview)).ShouldBeEmpty();
        foreach (var actor in (Actor[])[Actor.Officer(), Actor.Council()])
        {
            (await Seen(actor)).ShouldBe([open.Id, review.Id]);
            (await Seen(actor, ChallengeState.InReview)).ShouldBe([review.Id]);
            (await Seen(actor, ChallengeState.Draft)).ShouldBeEmpty();
            (await app.Api<IChallengesApi>(actor).Get(review.Id)).SubmittedAt.ShouldNotBeNull();
        }

        foreach (var actor in (Actor?[])[null, await app.SolverAsync()])
            (await Should.ThrowAsync<ApiException>(() => app.Api<IChallengesApi>(actor).Get(review.Id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Keeps_the_review_queue_in_the_order_of_waiting(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var (first, second) = (await app.DraftedAsync(seeker), await app.DraftedAsync(seeker));
        await app.Api<IChallengesApi>(seeker).Submit(second.Id, Some.Key());
        await app.Api<IChallengesApi>(seeker).Submit(first.Id, Some.Key());

        var queue = await app.Api<IChallengesApi>(Actor.Officer()).List(ChallengeState.InReview, seekerId: seeker.CompanyId);

        queue.Items.Select(c => c.Id).ShouldBe([second.Id, first.Id]);
        queue.Items.ShouldAllBe(c => c.ReviewDueAt > c.SubmittedAt && c.SeekerNameFa == "ریخته‌گری نمونه");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Comes_sorted_and_in_pages(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var ids = new List<Guid>();
        foreach (var days in (int[])[40, 20, 30]) ids.Add((await app.PublishedAsync(seeker, ChallengeSteps.Brief(TimeSpan.FromDays(days)))).Id);
        var api = app.Api<IChallengesApi>(null);

        var (one, two) = (await api.List(seekerId: seeker.CompanyId, pageSize: 2), await api.List(seekerId: seeker.CompanyId, page: 2, pageSize: 2));

        one.Items.Concat(two.Items).Select(c => c.Id).ShouldBe([ids[2], ids[1], ids[0]]);
        (one.Total, one.Number, two.Number, two.PageSize).ShouldBe((3, 1, 2, 2));
        (await api.List(seekerId: seeker.CompanyId, sort: "closing")).Items.Select(c => c.Id).ShouldBe([ids[1], ids[2], ids[0]]);
        var row = one.Items[0];
        (row.Title, row.State, row.Province, row.SeekerNameEn, row.Fields.Single(), row.SubmittedAt).ShouldBe(("کاهش ضایعات ریخته‌گری", ChallengeState.Published, "IR-03", "Sample Foundry", "metallurgy-casting", null));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Names_the_seeker_as_it_is_called_now(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await app.PublishedAsync();
        var companies = app.Api<ICompaniesApi>(seeker);
        var company = await companies.Get(seeker.CompanyId!.Value);

        await companies.Change(company.Id, company.Profile with { NameFa = "نام تازه" }, $"\"{company.Version}\"");

        await Eventually.HoldsAsync(async () => (await app.Api<IChallengesApi>(null).Get(challenge.Id)).SeekerNameFa == "نام تازه");
        (await app.Api<IChallengesApi>(null).List(seekerId: company.Id)).Items.ShouldHaveSingleItem().SeekerNameFa.ShouldBe("نام تازه");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Tells_a_hidden_budget_to_the_seeker_and_officers_alone(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var challenge = await app.PublishedAsync(seeker, ChallengeSteps.Brief() with { Budget = new Budget(BudgetKind.Hidden, Max: 987_654_321) });

        foreach (var actor in (Actor?[])[null, await app.SolverAsync(), Actor.Council()])
        {
            (await app.Api<IChallengesApi>(actor).Get(challenge.Id)).Brief.Budget.ShouldBe(new Budget(BudgetKind.Hidden));
            (await app.Api<IChallengesApi>(actor).List(seekerId: seeker.CompanyId)).Items.Single().Budget.ShouldBe(new Budget(BudgetKind.Hidden));
        }

        foreach (var actor in (Actor[])[seeker, Actor.Officer()])
        {
            (await app.Api<IChallengesApi>(actor).Get(challenge.Id)).Brief.Budget!.Max.ShouldBe(987_654_321);
            (await app.Api<IChallengesApi>(actor).List(seekerId: seeker.CompanyId)).Items.Single().Budget!.Max.ShouldBe(987_654_321);
        }

        var id = challenge.Id.ToString();
        (await app.InChallengesAsync(db => db.Outbox.Where(m => m.Body.Contains(id)).Select(m => m.Body).ToListAsync())).ShouldAllBe(body => !body.Contains("987654321"));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Has_everything_told_anew_but_drafts(Parts parts)
    {
        Marketplaces.Need(parts);
        // Its own: others count what is told of their challenges.
        string[] services = ["companies", "challenges"];
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(parts, services), null, services);
        var seeker = await app.SeekerAsync();
        var (draft, open) = (await app.DraftedAsync(seeker), await app.PublishedAsync(seeker));
        var told = (await app.EventsAsync(open.Id)).Count;

        await app.Services.GetRequiredService<Republish>().RunAsync(CancellationToken.None);

        (await app.EventsAsync(open.Id)).Skip(told).ShouldBe(["ChallengeChanged"]);
        (await app.EventsAsync(draft.Id)).ShouldBeEmpty();
    }
}
