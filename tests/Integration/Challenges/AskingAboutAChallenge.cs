using System.Net;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Challenges;

public sealed class AskingAboutAChallenge(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_answered_to_everybody_at_once_and_names_nobody(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await app.PublishedAsync();
        var (solver, other) = (await app.SolverAsync(), await app.SolverAsync());
        async Task<IReadOnlyList<ClarificationDetails>> Shown(Actor? actor) => (await app.Api<IChallengesApi>(actor).Get(challenge.Id)).Clarifications;

        var asked = await app.Api<IChallengesApi>(solver).Ask(challenge.Id, new AskClarification("آلیاژ کدام است؟"), Some.Key());

        foreach (var actor in (Actor[])[seeker, Actor.Officer(), solver]) (await Shown(actor)).ShouldHaveSingleItem().ShouldBe(asked);
        foreach (var actor in (Actor?[])[null, other]) (await Shown(actor)).ShouldBeEmpty();

        var answered = await app.Api<IChallengesApi>(seeker).Answer(challenge.Id, asked.Id, new AnswerClarification("چدن خاکستری."), Some.Key());

        foreach (var actor in (Actor?[])[null, other, solver, seeker]) (await Shown(actor)).ShouldHaveSingleItem().ShouldBe(answered);
        (await app.Api<IChallengesApi>(null).Get(challenge.Id)).PublicVersion.ShouldBe(2);
        (await app.EventsAsync(challenge.Id)).TakeLast(4).ShouldBe(["ChallengeChanged", "ClarificationAsked", "ChallengeChanged", "ClarificationAnswered"]);
        foreach (var actor in (Actor?[])[null, other, seeker, Actor.Officer()])
        {
            using var http = app.Http(actor);
            (await http.GetStringAsync($"/api/challenges/v1/challenges/{challenge.Id}")).ShouldNotContain(solver.CompanyId!.Value.ToString());
        }

        (await app.InChallengesAsync(db => Task.FromResult(db.Outbox.AsEnumerable().Any(m => m.Type.StartsWith("challenges.", StringComparison.Ordinal) && m.Body.Contains(solver.CompanyId!.Value.ToString(), StringComparison.Ordinal)))))
            .ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_companies_that_may_solve_in_time(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await app.PublishedAsync();
        var closedTo = await app.PublishedAsync(seeker, ChallengeSteps.Brief() with { OpenTo = [CompanyKind.University] });
        var (solver, industry, question) = (await app.SolverAsync(), await app.SeekerAsync(), new AskClarification("Which alloy?"));
        Task Ask(Actor actor, Guid id, string text = "Which alloy?") => app.Api<IChallengesApi>(actor, "fa").Ask(id, question with { Question = text }, Some.Key());

        foreach (var (attempt, status, words) in ((Func<Task>, HttpStatusCode, string)[])[
            (() => Ask(seeker, challenge.Id), HttpStatusCode.Conflict, "دربارهٔ چالش خودتان نمی‌توانید بپرسید."),
            (() => Ask(industry, challenge.Id), HttpStatusCode.Conflict, "company.may_not_solve_now"),
            (() => Ask(Actor.Person().For(Guid.CreateVersion7()), challenge.Id), HttpStatusCode.Conflict, "company.not_known_yet"),
            (() => Ask(solver, closedTo.Id), HttpStatusCode.Forbidden, "challenge.not_for_this_kind"),
            (() => Ask(Actor.Person().For(solver.CompanyId!.Value, MemberRole.Viewer), challenge.Id), HttpStatusCode.Forbidden, "access.forbidden"),
            (() => Ask(solver, challenge.Id, " "), HttpStatusCode.BadRequest, "\"question\":"),
            (async () => await Ask(solver, (await app.InReviewAsync(seeker)).Id), HttpStatusCode.NotFound, "not.found")])
        {
            var refused = await Should.ThrowAsync<ApiException>(attempt);
            (refused.StatusCode, refused.Content).ShouldSatisfyAllConditions(r => r.StatusCode.ShouldBe(status), r => r.Content!.ShouldContain(words));
        }

        (await app.Api<IChallengesApi>(seeker).Get(challenge.Id)).Clarifications.ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_answered_by_the_seeker_once(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await app.PublishedAsync();
        var solver = await app.SolverAsync();
        var asked = await app.Api<IChallengesApi>(solver).Ask(challenge.Id, new AskClarification("Which alloy?"), Some.Key());
        Task Answer(Actor actor, Guid clarification) => app.Api<IChallengesApi>(actor).Answer(challenge.Id, clarification, new AnswerClarification("Grey iron."), Some.Key());

        (await Should.ThrowAsync<ApiException>(() => Answer(solver, asked.Id))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Should.ThrowAsync<ApiException>(() => Answer(seeker, Guid.CreateVersion7()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        await Answer(seeker, asked.Id);
        (await Should.ThrowAsync<ApiException>(() => Answer(seeker, asked.Id))).Content!.ShouldContain("clarification.answered");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Twice_with_one_key_asks_once(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await app.PublishedAsync();
        var (api, key) = (app.Api<IChallengesApi>(await app.SolverAsync()), Some.Key());

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => api.Ask(challenge.Id, new AskClarification("Which alloy?"), key)));

        answers.Distinct().ShouldHaveSingleItem();
        (await app.Api<IChallengesApi>(seeker).Get(challenge.Id)).Clarifications.ShouldHaveSingleItem();
    }
}
