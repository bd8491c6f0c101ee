using System.Net;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Time;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Challenges;

public sealed class ReviewingAChallenge(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Takes_it_from_draft_through_changes_to_publication(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var (own, officer) = (app.Api<IChallengesApi>(seeker), app.Api<IChallengesApi>(Actor.Officer()));

        var submitted = await app.InReviewAsync(seeker);
        var returned = await officer.RequestChanges(submitted.Id, new ReasonRequest("شاخص را روشن کنید."), Some.Key());
        var changed = await own.Change(submitted.Id, submitted.Brief with { Title = "عنوان روشن‌تر" }, $"\"{returned.Version}\"");
        await own.Submit(submitted.Id, Some.Key());
        var published = await officer.Publish(submitted.Id, Some.Key());

        submitted.ReviewDueAt.ShouldBe(app.Services.GetRequiredService<LegalTime>().AddWorkingDays(submitted.SubmittedAt!.Value, 3));
        (returned.State, returned.StateReason, changed.State).ShouldBe((ChallengeState.ChangesRequested, "شاخص را روشن کنید.", ChallengeState.ChangesRequested));
        (published.State, published.PublicVersion, published.StateReason).ShouldBe((ChallengeState.Published, 1, null));
        published.History.Select(h => h.State).ShouldBe(
            [ChallengeState.Draft, ChallengeState.InReview, ChallengeState.ChangesRequested, ChallengeState.InReview, ChallengeState.Published]);
        (await app.EventsAsync(submitted.Id)).ShouldBe([
            "ChallengeChanged", "ChallengeSubmitted", "ChallengeChanged", "ChallengeChangesRequested", "ChallengeChanged",
            "ChallengeChanged", "ChallengeSubmitted", "ChallengeChanged", "ChallengePublished"]);

        var everybody = await app.Api<IChallengesApi>(null).Get(submitted.Id);
        everybody.Brief.Title.ShouldBe("عنوان روشن‌تر");
        everybody.History.ShouldHaveSingleItem().State.ShouldBe(ChallengeState.Published);
        (everybody.SubmittedAt, everybody.ReviewDueAt).ShouldBe((null, null));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Needs_a_whole_brief_and_names_every_field_in_both_languages(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var bare = await app.DraftedAsync(seeker, new ChallengeBrief { Title = "الف" });
        var wrong = await app.DraftedAsync(seeker, ChallengeSteps.Brief() with
        {
            Indicators = [new Indicator("ضایعات", " ", null, 3)],
            Criteria = [new Criterion(Guid.Empty, "فنی", 60), new Criterion(Guid.Empty, "", 0)],
            Budget = new Budget(BudgetKind.Range, 5, 5),
            ClosesAt = TimeProvider.System.GetUtcNow().AddSeconds(-1),
            QuestionsUntil = TimeProvider.System.GetUtcNow().AddDays(1),
        });

        var (english, persian) = (await Refused(() => app.Api<IChallengesApi>(seeker).Submit(bare.Id, Some.Key())), await Refused(() => app.Api<IChallengesApi>(seeker, "fa").Submit(wrong.Id, Some.Key())));

        english.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        foreach (var field in (string[])["summary", "problem.today", "indicators", "requiredTrl", "fields", "isicCode", "place.province", "cooperation", "ipTerms", "budget.kind", "criteria", "closesAt"])
            english.Content!.ShouldContain($"\"{field}\":");
        english.Content!.ShouldContain("Name at least one indicator");
        foreach (var field in (string[])["indicators[0].unit", "indicators[0].baseline", "criteria[1].name", "criteria[1].weight", "criteria", "budget.max", "closesAt", "questionsUntil"])
            persian.Content!.ShouldContain($"\"{field}\":");
        persian.Content!.ShouldContain("جمع وزن‌ها ۶۰ است. باید درست ۱۰۰ باشد.");
        (await app.Api<IChallengesApi>(seeker).Get(bare.Id)).State.ShouldBe(ChallengeState.Draft);
        (await app.EventsAsync(bare.Id)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_officers(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var (id, reason) = ((await app.InReviewAsync(seeker)).Id, new ReasonRequest("Why not."));

        foreach (var api in (IChallengesApi[])[app.Api<IChallengesApi>(seeker), app.Api<IChallengesApi>(Actor.Council()), app.Api<IChallengesApi>(Actor.Administrator())])
            foreach (var attempt in (Func<Task>[])[() => api.Publish(id, Some.Key()), () => api.RequestChanges(id, reason, Some.Key()), () => api.Reject(id, reason, Some.Key())])
                (await Refused(attempt)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Refused(() => app.Api<IChallengesApi>(Actor.Officer(), "fa").Reject(id, new ReasonRequest(" "), Some.Key()))).Content!.ShouldContain("\"reason\":[\"دلیل را بنویسید.");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Can_end_it_for_good(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var (own, officer) = (app.Api<IChallengesApi>(seeker), app.Api<IChallengesApi>(Actor.Officer()));
        var id = (await app.InReviewAsync(seeker)).Id;

        (await officer.Reject(id, new ReasonRequest("Not a technology need."), Some.Key())).StateReason.ShouldBe("Not a technology need.");

        foreach (var (attempt, code) in ((Func<Task>, string)[])[
            (() => own.Submit(id, Some.Key()), "challenge.not_submittable"), (() => own.Change(id, ChallengeSteps.Brief(), "\"3\""), "challenge.not_editable"),
            (() => officer.Publish(id, Some.Key()), "challenge.not_in_review"), (() => officer.Cancel(id, new ReasonRequest("No."), Some.Key()), "challenge.not_cancellable")])
        {
            var refused = await Refused(attempt);
            refused.StatusCode.ShouldBe(HttpStatusCode.Conflict);
            refused.Content!.ShouldContain($"\"{code}\"");
        }

        (await app.EventsAsync(id)).TakeLast(2).ShouldBe(["ChallengeChanged", "ChallengeRejected"]);
        (await Refused(() => app.Api<IChallengesApi>(null).Get(id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Publishes_nothing_of_a_company_suspended_meanwhile(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var seeker = await app.SeekerAsync();
        var id = (await app.InReviewAsync(seeker)).Id;
        await app.Api<ICompaniesApi>(Actor.Officer()).Suspend(seeker.CompanyId!.Value, new ReasonRequest("Closed down."), Some.Key());
        await Eventually.HoldsAsync(() => app.InChallengesAsync(db => db.KnownCompanies.AnyAsync(c => c.Id == seeker.CompanyId && !c.MaySeek)));

        (await Refused(() => app.Api<IChallengesApi>(Actor.Officer()).Publish(id, Some.Key()))).Content!.ShouldContain("challenge.seeker_may_not_seek");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Can_be_followed_by_a_cancellation_from_either_side(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, one) = await app.PublishedAsync();
        var two = await app.PublishedAsync(seeker);

        var byOfficer = await app.Api<IChallengesApi>(Actor.Officer()).Cancel(one.Id, new ReasonRequest("Need met elsewhere."), Some.Key());
        var bySeeker = await app.Api<IChallengesApi>(seeker).Cancel(two.Id, new ReasonRequest("بودجه تأمین نشد."), Some.Key());

        (byOfficer.State, bySeeker.State).ShouldBe((ChallengeState.Cancelled, ChallengeState.Cancelled));
        (await app.Api<IChallengesApi>(null).Get(two.Id)).StateReason.ShouldBe("بودجه تأمین نشد.");
        (await app.EventsAsync(one.Id)).TakeLast(2).ShouldBe(["ChallengeChanged", "ChallengeCancelled"]);
        (await Refused(async () => await app.Api<IChallengesApi>(await app.SolverAsync()).Cancel(one.Id, new ReasonRequest("Mine?"), Some.Key()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Demands_ten_days_of_time_unless_told_otherwise()
    {
        await using var app = await RunningMarketplace.StartAsync(new Dictionary<string, string?> { ["Challenges:LeastOpen"] = null }, null, "companies", "challenges");
        var seeker = await app.SeekerAsync();
        var draft = await app.DraftedAsync(seeker, ChallengeSteps.Brief(TimeSpan.FromDays(9)));

        var refused = await Refused(() => app.Api<IChallengesApi>(seeker).Submit(draft.Id, Some.Key()));

        refused.Content!.ShouldContain("\"closesAt\":[\"Leave solvers at least 10 days");
        (await app.InReviewAsync(seeker, ChallengeSteps.Brief(TimeSpan.FromDays(10.1)))).State.ShouldBe(ChallengeState.InReview);
    }

    private static async Task<ApiException> Refused(Func<Task> attempt) => await Should.ThrowAsync<ApiException>(attempt);
}
