using System.Net;
using Marketplace.Challenges.Data;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Search;
using Marketplace.Notifications.Data;
using Marketplace.Offers.Data;
using Marketplace.Platform.Storage;
using Marketplace.Programme.Data;
using Marketplace.Search.Data;
using Marketplace.Tests.Integration.Challenges;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Offers;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Shouldly;
using static Marketplace.Tests.Integration.Offers.ContestSteps;

namespace Marketplace.Tests.Integration.Hostile;

/// <summary>What people tell each other on the way from a need to the end of an agreement, said in hostile texts: each is read back as it was written, and no service chokes on it.</summary>
public sealed class HostileStory(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task What_is_said_of_a_challenge_is_read_as_it_was_written(Parts parts)
    {
        var (app, say, officer) = (await marketplaces.On(parts), HostileTexts.Speech(parts), Actor.Officer());
        var (seeker, solver) = (await app.SeekerAsync(), await app.SolverAsync());
        var (challenges, reviews) = (app.Api<IChallengesApi>(seeker), app.Api<IChallengesApi>(officer));

        var challenge = await app.InReviewAsync(seeker);
        var (changes, refusal, cancelling) = (say(1000), say(1000), say(1000));
        await reviews.RequestChanges(challenge.Id, new ReasonRequest(changes), Some.Key());
        (await challenges.Get(challenge.Id)).StateReason.ShouldBe(changes);
        await challenges.Submit(challenge.Id, Some.Key());
        await reviews.Reject(challenge.Id, new ReasonRequest(refusal), Some.Key());
        (await challenges.Get(challenge.Id)).StateReason.ShouldBe(refusal);

        var open = await ChallengeSteps.PublishedAsync(app, seeker);
        await Eventually.HoldsAsync(() => app.InOffers(db => db.Contests.AnyAsync(c => c.Id == open.Id)));
        await Eventually.HoldsAsync(() => app.InOffers(db => db.Companies.AnyAsync(c => c.Id == solver.CompanyId)));
        var (question, answer, interest) = (say(2000), say(4000), say(2000));
        var asked = await app.Api<IChallengesApi>(solver).Ask(open.Id, new AskClarification(question), Some.Key());
        await challenges.Answer(open.Id, asked.Id, new AnswerClarification(answer), Some.Key());
        (await app.Api<IChallengesApi>(null).Get(open.Id)).Clarifications.ShouldHaveSingleItem().ShouldSatisfyAllConditions(c => c.Question.ShouldBe(question), c => c.Answer.ShouldBe(answer));
        await app.Api<IOffersApi>(solver).ExpressInterest(new ExpressInterest(open.Id, interest), Some.Key());
        (await app.Api<IOffersApi>(seeker).Interests(open.Id)).ShouldHaveSingleItem().Message.ShouldBe(interest);
        await challenges.Cancel(open.Id, new ReasonRequest(cancelling), Some.Key());
        (await challenges.Get(open.Id)).StateReason.ShouldBe(cancelling);

        var (owner, companies) = (Actor.Person(), app.Api<ICompaniesApi>(officer));
        var company = await app.Api<ICompaniesApi>(owner).Register(Some.Profile(), Some.Key());
        var own = app.Api<ICompaniesApi>(owner.For(company.Id));
        var (returned, suspended) = (say(1000), say(1000));
        await own.Submit(company.Id, Some.Key());
        await companies.Return(company.Id, new ReasonRequest(returned), Some.Key());
        (await own.Get(company.Id)).StateReason.ShouldBe(returned);
        await own.Submit(company.Id, Some.Key());
        await companies.Verify(company.Id, Some.Key());
        await companies.Suspend(company.Id, new ReasonRequest(suspended), Some.Key());
        (await own.Get(company.Id)).StateReason.ShouldBe(suspended);
        var reinstated = say(1000);
        await companies.Reinstate(company.Id, new ReasonRequest(reinstated), Some.Key());
        (await own.Get(company.Id)).StateReason.ShouldBe(reinstated);

        var (called, words) = (say(100), say(500));
        await app.Api<ISearchApi>(solver).SaveSearch(new SaveSearch(called, new ChallengeQuery { Q = words }, EmailChoice.Never), Some.Key());
        (await app.Api<ISearchApi>(solver).SavedSearches()).ShouldHaveSingleItem().ShouldSatisfyAllConditions(s => s.Name.ShouldBe(called), s => s.Query.Q.ShouldBe(words));
        await Eventually.HoldsAsync(async () => (await app.Api<INotificationsApi>(seeker).List()).Items.Any(n => n.Topic == "challenge.rejected"));
        await NothingIsParkedAsync(app, challenge.Id, open.Id, company.Id);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task What_is_said_in_a_contest_is_read_as_it_was_written(Parts parts)
    {
        var (app, say) = (await marketplaces.On(parts), HostileTexts.Speech(parts));
        var (seeker, winner, loser, third) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync(), await app.KnownCompanyAsync(), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker, with: c => c with { StandstillDays = 1 });
        var (won, lost, out_) = ((await app.SubmittedAsync(winner, challenge.Id, Content(800))).Id, (await app.SubmittedAsync(loser, challenge.Id, Content(900))).Id, (await app.SubmittedAsync(third, challenge.Id, Content(1))).Id);
        await app.CloseNowAsync(challenge.Id);
        var (chair, evaluator, officer) = (Actor.Person("Chair"), Actor.Person("Evaluator"), Actor.Officer());
        var name = say(200);
        await app.Api<IOffersApi>(seeker).NamePanel(challenge.Id, new NamePanel([new PanelMember(chair.PersonId, PanelRole.Chair, name), new PanelMember(evaluator.PersonId, PanelRole.Evaluator)]));
        var (chairs, evaluators) = (app.Api<IOffersApi>(chair), app.Api<IOffersApi>(evaluator));
        foreach (var person in (IOffersApi[])[chairs, evaluators]) await person.Declare(challenge.Id, new DeclareConflict(false, say(2000)), Some.Key());

        var why = say(1000);
        await chairs.Disqualify(out_, new ReasonRequest(why), Some.Key());
        var (comment, agreed) = (say(4000), say(4000));
        foreach (var offer in (Guid[])[won, lost]) await evaluators.Score(offer, Scores(offer == won ? 90 : 70, comment));
        foreach (var offer in (Guid[])[won, lost]) await chairs.Consensus(offer, Scores(offer == won ? 90 : 70, agreed));

        var evaluation = await chairs.Evaluation(challenge.Id);
        evaluation.Panel.Single(m => m.PersonId == chair.PersonId).DisplayName.ShouldBe(name);
        evaluation.Offers.Single(o => o.OfferId == out_).StateReason.ShouldBe(why);
        evaluation.Offers.Single(o => o.OfferId == won).ShouldSatisfyAllConditions(o => o.Consensus.ShouldAllBe(s => s.Comment == agreed), o => o.Scores.SelectMany(s => s.Scores).ShouldAllBe(s => s.Comment == comment));

        var (reason, objection, reply) = (say(4000), say(8000), say(1000));
        var award = await chairs.Propose(challenge.Id, new ProposeAward(won, [new OfferReason(won, say(4000)), new OfferReason(lost, reason)]), Some.Key());
        var raised = await app.Api<IOffersApi>(loser).FileObjection(award.Id, new RaiseObjection(objection), Some.Key());
        await app.Api<IOffersApi>(officer).Uphold(raised.Id, new ReasonRequest(reply), Some.Key());
        (await app.Api<IOffersApi>(loser).Get(lost)).Result!.Objection.ShouldSatisfyAllConditions(o => o!.Text.ShouldBe(objection), o => o!.Answer.ShouldBe(reply));
        await Eventually.HoldsAsync(async () => (await app.Api<INotificationsApi>(loser).List()).Items.Any(n => n.Topic == "objection.decided"));

        // The same offer is proposed again, objected to again, and declined when standstill is over; then nobody is awarded.
        var (dismissal, declined, nobody) = (say(1000), say(1000), say(1000));
        award = await chairs.Propose(challenge.Id, new ProposeAward(won, [new OfferReason(won, say(4000)), new OfferReason(lost, reason)]), Some.Key());
        raised = await app.Api<IOffersApi>(loser).FileObjection(award.Id, new RaiseObjection(objection), Some.Key());
        await app.Api<IOffersApi>(officer).Dismiss(raised.Id, new ReasonRequest(dismissal), Some.Key());
        (await app.Api<IOffersApi>(loser).Get(lost)).Result!.Objection!.Answer.ShouldBe(dismissal);
        var now = await app.InOffers(db => ClockAsync(db));
        await app.InOffers(db => db.Awards.Where(a => a.Id == award.Id).ExecuteUpdateAsync(a => a.SetProperty(x => x.StandstillUntil, now)));
        await app.Api<IOffersApi>(winner).Decline(award.Id, new ReasonRequest(declined), Some.Key());
        await chairs.NoAward(challenge.Id, new DeclareNoAward(NoAwardReason.BudgetWithdrawn, nobody), Some.Key());
        (await app.Api<IOffersApi>(loser).Get(lost)).Result!.Reason.ShouldBe(nobody);
        await NothingIsParkedAsync(app, challenge.Id, won, lost);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task What_is_said_of_an_agreement_is_read_as_it_was_written(Parts parts)
    {
        var (app, say) = (await marketplaces.On(parts), HostileTexts.Speech(parts));
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var indicator = HostileTexts.For(parts).First(t => t.Length is > 20 and < 100 && t == t.Trim() && HostileTexts.MayBeStored(t));
        var challenge = await app.PublishedAsync(seeker, with: c => c with { Indicators = [new Indicator(indicator, "mg/m3", 40, 10)] });
        var offer = (await app.SubmittedAsync(solver, challenge.Id)).Id;
        var panel = await app.PanelAsync(seeker, challenge.Id);
        await app.CloseNowAsync(challenge.Id);
        await app.JudgedAsync(panel, challenge.Id, (offer, 90, 90));
        var award = await app.Api<IOffersApi>(panel.Chair).Propose(challenge.Id, Proposal(offer, offer), Some.Key());
        await app.Api<IOffersApi>(solver).Accept(award.Id, Some.Key());
        var (seekers, solvers) = (app.Api<IOffersApi>(seeker), app.Api<IOffersApi>(solver));
        var agreement = (await solvers.Agreements()).Items.ShouldHaveSingleItem().Id;

        var (evidence, returned, ended) = (say(1000), say(1000), say(1000));
        var milestone = (await solvers.Agreement(agreement)).Milestones[0].Id;
        await solvers.Deliver(agreement, milestone, new DeliverMilestone(evidence), Some.Key());
        await seekers.ReturnMilestone(agreement, milestone, new ReasonRequest(returned), Some.Key());
        (await solvers.Agreement(agreement)).Milestones[0].ShouldSatisfyAllConditions(m => m.Evidence.ShouldBe(evidence), m => m.Reason.ShouldBe(returned));
        await seekers.RecordOutcome(agreement, new RecordOutcome(indicator, 9.5m), Some.Key());
        (await seekers.Agreement(agreement)).Outcomes.ShouldHaveSingleItem().ShouldSatisfyAllConditions(o => o.Indicator.ShouldBe(indicator), o => o.Measured.ShouldBe(9.5m));
        await seekers.Terminate(agreement, new ReasonRequest(ended), Some.Key());
        (await seekers.Agreement(agreement)).StateReason.ShouldBe(ended);
        await Eventually.HoldsAsync(async () => (await app.Api<INotificationsApi>(solver).List()).Items.Any(n => n.Topic == "agreement.ended"));
        await NothingIsParkedAsync(app, challenge.Id, offer, agreement);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Synonyms_are_kept_as_they_were_written(Parts parts)
    {
        Marketplaces.Need(parts);
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(parts, ["search"]), null, "search");
        var (version, taken) = (0L, 0);
        foreach (var text in HostileTexts.For(parts).Where((t, i) => i % 3 == 0 && t.Length < 100 && t == t.Trim() && HostileTexts.MayBeStored(t)))
        {
            // Somebody else each time: nobody may ask so much.
            var api = app.Api<ISearchApi>(Actor.Administrator());
            try
            {
                version = (await api.ChangeSynonyms(new SynonymsDetails(version, [[text, "lathe"]]))).Version;
                (await api.Synonyms()).Groups.ShouldHaveSingleItem().ShouldBe([text, "lathe"]);
                taken++;
            }
            catch (ApiException e)
            {
                e.StatusCode.ShouldBe(HttpStatusCode.BadRequest, text);
                e.Content!.ShouldContain("\"groups", Case.Sensitive, text);
            }
        }

        taken.ShouldBeGreaterThan(50);
        (await app.Api<ISearchApi>(null).Challenges(new ChallengeQuery { Q = "lathe" })).Total.ShouldBe(0);
    }

    private static SubmitScores Scores(int score, string comment) => new([new CriterionScore(Fit.Id, score, comment), new CriterionScore(Price.Id, score, comment)]);

    private static async Task NothingIsParkedAsync(RunningMarketplace app, params IReadOnlyList<Guid> about)
    {
        await using var scope = app.Services.CreateAsyncScope();
        foreach (var type in (Type[])[typeof(ChallengesDbContext), typeof(OffersDbContext), typeof(SearchDbContext), typeof(ProgrammeDbContext), typeof(NotificationsDbContext)])
        {
            var parked = await ((ServiceDbContext)scope.ServiceProvider.GetRequiredService(type)).Parked.AsNoTracking().ToListAsync();
            parked.Where(p => about.Any(id => p.Body.Contains(id.ToString(), StringComparison.Ordinal))).ShouldBeEmpty(type.Name);
        }
    }
}
