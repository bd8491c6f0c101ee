using System.Net;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Storage;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Refit;
using Shouldly;
using static Marketplace.Tests.Integration.Offers.ContestSteps;
using static Marketplace.Tests.Integration.Offers.Refusals;

namespace Marketplace.Tests.Integration.Offers;

public sealed class AwardingAChallenge(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Leads_from_sealed_offers_to_a_completed_agreement(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var contest = await JudgedContestAsync(app, standstillDays: 0);
        var (winner, loser) = (app.Api<IOffersApi>(contest.Winner), app.Api<IOffersApi>(contest.Loser));
        (await loser.Get(contest.Lost)).Result.ShouldBeNull();

        var award = await app.Api<IOffersApi>(contest.Panel.Chair).Propose(contest.ChallengeId, Proposal(contest.Won, contest.Won, contest.Lost), Some.Key());
        (await loser.Get(contest.Lost)).Result.ShouldSatisfyAllConditions(
            r => r!.Rank.ShouldBe(2), r => r!.Score.ShouldBe(66m), r => r!.Reason.ShouldBe("Another fits better."), r => r!.Won.ShouldBeFalse(), r => r!.AwardId.ShouldBe(award.Id));
        (await winner.Get(contest.Won)).Result.ShouldSatisfyAllConditions(r => r!.Won.ShouldBeTrue(), r => r!.Rank.ShouldBe(1), r => r!.AwardState.ShouldBe(AwardState.AwaitingWinner));
        await Eventually.HoldsAsync(async () => await app.PublishedCountAsync<StandstillEnded>(contest.ChallengeId) == 1);

        await RefusedAsync(() => loser.Accept(award.Id, Some.Key()), HttpStatusCode.NotFound, "not.found");
        await RefusedAsync(() => app.Api<IOffersApi>(contest.Winner with { Role = MemberRole.Editor }).Accept(award.Id, Some.Key()), HttpStatusCode.Forbidden, "access.forbidden");
        var accepted = await winner.Accept(award.Id, Some.Key());
        (accepted.State, (await winner.Get(contest.Won)).State, (await loser.Get(contest.Lost)).State).ShouldBe((AwardState.Accepted, OfferState.Selected, OfferState.NotSelected));

        var agreement = await winner.Agreement(accepted.AgreementId!.Value);
        (agreement.Price, agreement.SeekerId, agreement.SolverId, agreement.ChallengeCode).ShouldBe((new Money(800), contest.Seeker.CompanyId!.Value, contest.Winner.CompanyId!.Value, contest.Code));
        agreement.Milestones.Select(m => m.Price).ShouldBe([200, 600]);
        await CompleteAsync(app, contest, agreement);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Two_proposals_and_two_acceptances_at_once_are_one(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var contest = await JudgedContestAsync(app, standstillDays: 0);

        var proposals = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(() =>
            app.Api<IOffersApi>(contest.Panel.Chair).Propose(contest.ChallengeId, Proposal(contest.Won, contest.Won, contest.Lost), Some.Key()))));
        var award = proposals.Single(p => p.Done is not null).Done!;
        proposals.Count(p => p.Status == HttpStatusCode.Conflict).ShouldBe(3);

        var acceptances = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => TryAsync(() => app.Api<IOffersApi>(contest.Winner).Accept(award.Id, Some.Key()))));
        acceptances.Count(a => a.Done is not null).ShouldBe(1);
        acceptances.Count(a => a.Status == HttpStatusCode.Conflict).ShouldBe(3);
        (await app.InOffers(db => db.Agreements.CountAsync(a => a.ChallengeId == contest.ChallengeId))).ShouldBe(1);
        (await app.PublishedCountAsync<AwardConfirmed>(contest.ChallengeId)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task A_second_standing_award_is_impossible_in_the_database_itself(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var contest = await JudgedContestAsync(app, standstillDays: 5);
        await app.Api<IOffersApi>(contest.Panel.Chair).Propose(contest.ChallengeId, Proposal(contest.Won, contest.Won, contest.Lost), Some.Key());

        var refused = await Should.ThrowAsync<DbUpdateException>(() => app.InOffers(async db =>
        {
            var other = await db.Offers.SingleAsync(o => o.Id == contest.Lost);
            db.Awards.Add(Award.Propose(other, TimeProvider.System.GetUtcNow(), TimeProvider.System.GetUtcNow()));
            return await db.SaveChangesAsync();
        }));

        DatabaseErrors.IsUniqueViolation(refused).ShouldBeTrue();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Says_to_everybody_why_and_only_the_first_can_win(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var contest = await JudgedContestAsync(app, standstillDays: 0);
        var chair = app.Api<IOffersApi>(contest.Panel.Chair);

        await RefusedAsync(() => chair.Propose(contest.ChallengeId, Proposal(contest.Won, contest.Won), Some.Key()), HttpStatusCode.UnprocessableEntity, "award.needs_reason_for_each");
        await RefusedAsync(() => chair.Propose(contest.ChallengeId, Proposal(contest.Lost, contest.Won, contest.Lost), Some.Key()), HttpStatusCode.UnprocessableEntity, "award.not_the_first");
        await RefusedAsync(() => app.Api<IOffersApi>(contest.Panel.First).Propose(contest.ChallengeId, Proposal(contest.Won, contest.Won, contest.Lost), Some.Key()), HttpStatusCode.Forbidden, "panel.chair_only");
        await RefusedAsync(() => app.Api<IOffersApi>(contest.Seeker).Propose(contest.ChallengeId, Proposal(contest.Won, contest.Won, contest.Lost), Some.Key()), HttpStatusCode.NotFound, "not.found");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Stands_still_for_objections_and_falls_by_one_that_is_upheld(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var contest = await JudgedContestAsync(app, standstillDays: 5);
        var (chair, loser, officer) = (app.Api<IOffersApi>(contest.Panel.Chair), app.Api<IOffersApi>(contest.Loser), app.Api<IOffersApi>(Actor.Officer()));
        var proposal = Proposal(contest.Won, contest.Won, contest.Lost);
        var award = await chair.Propose(contest.ChallengeId, proposal, Some.Key());
        await RefusedAsync(() => app.Api<IOffersApi>(contest.Winner).Accept(award.Id, Some.Key()), HttpStatusCode.Conflict, "award.standstill");
        await RefusedAsync(() => app.Api<IOffersApi>(contest.Winner).FileObjection(award.Id, new RaiseObjection("?"), Some.Key()), HttpStatusCode.Conflict, "objection.own_award");
        var stranger = await app.KnownCompanyAsync();
        await RefusedAsync(() => app.Api<IOffersApi>(stranger).FileObjection(award.Id, new RaiseObjection("?"), Some.Key()), HttpStatusCode.NotFound, "not.found");

        var objection = await loser.FileObjection(award.Id, new RaiseObjection("The test report was not read."), Some.Key());
        (await chair.Evaluation(contest.ChallengeId)).Award!.Objections.ShouldHaveSingleItem().Text.ShouldBe("The test report was not read.");
        await RefusedAsync(() => app.Api<IOffersApi>(contest.Seeker).Uphold(objection.Id, new ReasonRequest("Right."), Some.Key()), HttpStatusCode.Forbidden, "access.forbidden");
        await RefusedAsync(() => app.Api<IOffersApi>(contest.Panel.First with { Programme = [Contracts.Accounts.ProgrammeRole.Officer] }).Uphold(objection.Id, new ReasonRequest("Right."), Some.Key()),
            HttpStatusCode.Forbidden, "objection.officer_on_panel");
        (await officer.Uphold(objection.Id, new ReasonRequest("It must be read."), Some.Key())).State.ShouldBe(ObjectionState.Upheld);

        (await chair.Evaluation(contest.ChallengeId)).ShouldSatisfyAllConditions(e => e.State.ShouldBe(EvaluationState.Consensus), e => e.Award!.State.ShouldBe(AwardState.Withdrawn));
        (await loser.Get(contest.Lost)).Result.ShouldSatisfyAllConditions(r => r!.Objection!.Answer.ShouldBe("It must be read."), r => r!.Rank.ShouldBeNull());
        await chair.Consensus(contest.Lost, Scores(100, 100));
        var second = await chair.Propose(contest.ChallengeId, Proposal(contest.Lost, contest.Won, contest.Lost), Some.Key());

        var again = await app.Api<IOffersApi>(contest.Winner).FileObjection(second.Id, new RaiseObjection("Why now?"), Some.Key());
        (await officer.Dismiss(again.Id, new ReasonRequest("The report was read."), Some.Key())).State.ShouldBe(ObjectionState.Dismissed);
        await RefusedAsync(() => officer.Dismiss(again.Id, new ReasonRequest("Twice."), Some.Key()), HttpStatusCode.Conflict, "objection.decided");
        (await app.PublishedCountAsync<ObjectionDecided>(contest.ChallengeId)).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Goes_to_the_next_when_the_winner_declines_and_leaves_out_who_missed_a_minimum(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var contest = await JudgedContestAsync(app, standstillDays: 0, alsoBelowMinimum: true);
        var chair = app.Api<IOffersApi>(contest.Panel.Chair);
        var all = (Guid[])[contest.Won, contest.Lost, contest.Below!.Value];
        var award = await chair.Propose(contest.ChallengeId, Proposal(contest.Won, all), Some.Key());
        (await chair.Evaluation(contest.ChallengeId)).Offers.Single(o => o.OfferId == contest.Below).ShouldSatisfyAllConditions(
            o => o.State.ShouldBe(OfferState.Disqualified), o => o.Rank.ShouldBeNull(), o => o.BelowMinimum.ShouldBe(["Fit"]));

        (await app.Api<IOffersApi>(contest.Winner).Decline(award.Id, new ReasonRequest("No capacity."), Some.Key())).State.ShouldBe(AwardState.Declined);
        await RefusedAsync(() => chair.Propose(contest.ChallengeId, Proposal(contest.Won, all), Some.Key()), HttpStatusCode.UnprocessableEntity, "award.not_the_first");
        var next = await chair.Propose(contest.ChallengeId, Proposal(contest.Lost, contest.Won, contest.Lost), Some.Key());

        next.CompanyId.ShouldBe(contest.Loser.CompanyId!.Value);
        (await app.Api<IOffersApi>(contest.Loser).Accept(next.Id, Some.Key())).State.ShouldBe(AwardState.Accepted);
    }

    private static async Task CompleteAsync(RunningMarketplace app, JudgedContest contest, AgreementDetails agreement)
    {
        var (seeker, solver, officer) = (app.Api<IOffersApi>(contest.Seeker), app.Api<IOffersApi>(contest.Winner), app.Api<IOffersApi>(Actor.Officer()));
        var (id, first) = (agreement.Id, agreement.Milestones[0].Id);
        foreach (var stranger in (Actor[])[contest.Loser, contest.Panel.Chair.For(Guid.CreateVersion7())]) await RefusedAsync(() => app.Api<IOffersApi>(stranger).Agreement(id), HttpStatusCode.NotFound, "not.found");
        await RefusedAsync(() => seeker.Deliver(id, first, new DeliverMilestone("Drawings"), Some.Key()), HttpStatusCode.Forbidden, "agreement.other_side");
        await RefusedAsync(() => seeker.AcceptMilestone(id, first, Some.Key()), HttpStatusCode.Conflict, "milestone.not_delivered");

        await solver.Deliver(id, first, new DeliverMilestone("Drawings v1"), Some.Key());
        (await seeker.ReturnMilestone(id, first, new ReasonRequest("The stack is missing."), Some.Key())).Milestones[0].State.ShouldBe(MilestoneState.Returned);
        foreach (var milestone in agreement.Milestones)
        {
            await solver.Deliver(id, milestone.Id, new DeliverMilestone("Done."), Some.Key());
            await seeker.AcceptMilestone(id, milestone.Id, Some.Key());
        }

        await seeker.RecordOutcome(id, new RecordOutcome("Dust", 9.5m), Some.Key());
        await RefusedAsync(() => solver.VerifyOutcomes(id, Some.Key()), HttpStatusCode.Forbidden, "access.forbidden");
        (await officer.VerifyOutcomes(id, Some.Key())).Outcomes.ShouldHaveSingleItem().ShouldBe(new OutcomeDetails("Dust", "mg/m3", 40, 10, 9.5m, true));
        (await seeker.Complete(id, Some.Key())).State.ShouldBe(AgreementState.Completed);
        (await app.PublishedCountAsync<MilestoneMoved>(id)).ShouldBe(6);
        foreach (var party in (Actor[])[contest.Seeker, contest.Winner]) (await app.Api<IOffersApi>(party).Agreements(AgreementState.Completed)).Items.ShouldHaveSingleItem().MilestonesAccepted.ShouldBe(2);
        (await app.Api<IOffersApi>(contest.Loser).Agreements()).Items.ShouldBeEmpty();
    }

    private static async Task<JudgedContest> JudgedContestAsync(RunningMarketplace app, int standstillDays, bool alsoBelowMinimum = false)
    {
        var (seeker, winner, loser) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync(), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker, with: c => c with { StandstillDays = standstillDays });
        var (won, lost) = ((await app.SubmittedAsync(winner, challenge.Id, Content(800))).Id, (await app.SubmittedAsync(loser, challenge.Id, Content(900))).Id);
        Guid? below = alsoBelowMinimum ? (await app.SubmittedAsync(await app.KnownCompanyAsync(), challenge.Id, Content(1))).Id : null;
        var panel = await app.PanelAsync(seeker, challenge.Id);
        await app.CloseNowAsync(challenge.Id);
        await app.JudgedAsync(panel, challenge.Id, [(won, 80, 60), (lost, 70, 60), .. below is { } b ? [(b, 40, 100)] : (IReadOnlyList<(Guid, int, int)>)[]]);
        return new JudgedContest(challenge.Id, challenge.Code, seeker, winner, loser, won, lost, below, panel);
    }

    private static async Task<(AwardDetails? Done, HttpStatusCode Status)> TryAsync(Func<Task<AwardDetails>> attempt)
    {
        try
        {
            return (await attempt(), HttpStatusCode.OK);
        }
        catch (ApiException e)
        {
            return (null, e.StatusCode);
        }
    }

    private sealed record JudgedContest(
        Guid ChallengeId, string Code, Actor Seeker, Actor Winner, Actor Loser, Guid Won, Guid Lost, Guid? Below, (Actor Chair, Actor First, Actor Second) Panel);
}
