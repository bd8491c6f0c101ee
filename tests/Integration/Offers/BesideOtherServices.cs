using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Integration.Challenges;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using static Marketplace.Tests.Integration.Offers.ContestSteps;

namespace Marketplace.Tests.Integration.Offers;

public sealed class BesideOtherServices(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task A_challenge_follows_its_contest_from_publication_to_the_completed_agreement(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.SeekerAsync(), await app.SolverAsync());
        var challenge = await ChallengeSteps.PublishedAsync(app, seeker);
        await Eventually.HoldsAsync(() => app.InOffers(async db =>
            await db.Contests.AnyAsync(c => c.Id == challenge.Id) && await db.Companies.AnyAsync(c => c.Id == solver.CompanyId && c.MaySolve)));
        var criteria = challenge.Brief.Criteria;
        var offer = await app.SubmittedAsync(solver, challenge.Id, Content() with { Answers = [.. criteria.Select(c => new CriterionAnswer(c.Id, "Yes."))] });
        var chair = Actor.Person("Chair");
        await app.Api<IOffersApi>(seeker).NamePanel(challenge.Id, new NamePanel([new PanelMember(chair.PersonId, PanelRole.Chair)]));
        var panel = app.Api<IOffersApi>(chair);
        await panel.Declare(challenge.Id, new DeclareConflict(false), Some.Key());

        await app.CloseNowAsync(challenge.Id);
        await FollowsAsync(app, challenge.Id, ChallengeState.Evaluating);
        var scores = new SubmitScores([.. criteria.Select(c => new CriterionScore(c.Id, 90, "Convincing."))]);
        await panel.Score(offer.Id, scores);
        await panel.Consensus(offer.Id, scores);
        var award = await panel.Propose(challenge.Id, Proposal(offer.Id, offer.Id), Some.Key());
        // Five working days pass, as only a test can make them.
        var now = await app.InOffers(ClockAsync);
        await app.InOffers(db => db.Awards.Where(a => a.Id == award.Id).ExecuteUpdateAsync(s => s.SetProperty(a => a.StandstillUntil, now)));
        var accepted = await app.Api<IOffersApi>(solver).Accept(award.Id, Some.Key());
        await FollowsAsync(app, challenge.Id, ChallengeState.Awarded);

        var agreement = await app.Api<IOffersApi>(seeker).Agreement(accepted.AgreementId!.Value);
        agreement.Outcomes.ShouldHaveSingleItem().Target.ShouldBe(3);
        foreach (var milestone in agreement.Milestones)
        {
            await app.Api<IOffersApi>(solver).Deliver(agreement.Id, milestone.Id, new DeliverMilestone("Done."), Some.Key());
            await app.Api<IOffersApi>(seeker).AcceptMilestone(agreement.Id, milestone.Id, Some.Key());
        }

        await app.Api<IOffersApi>(seeker).Complete(agreement.Id, Some.Key());
        await FollowsAsync(app, challenge.Id, ChallengeState.Completed);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Offers_are_written_handed_in_and_opened_while_every_other_service_is_away(Parts parts)
    {
        Marketplaces.Need(parts);
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(parts, ["offers"]), null, "offers");
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);

        var offer = await app.SubmittedAsync(solver, challenge.Id);
        await app.CloseNowAsync(challenge.Id);

        (await app.Api<IOffersApi>(solver).Get(offer.Id)).State.ShouldBe(OfferState.Opened);
        var told = await app.PublishedCountAsync<OfferChanged>(offer.Id);
        await app.Services.GetRequiredService<Republish>().RunAsync(CancellationToken.None);
        (await app.PublishedCountAsync<OfferChanged>(offer.Id)).ShouldBe(told + 1);
    }

    private static Task FollowsAsync(RunningMarketplace app, Guid challengeId, ChallengeState state) =>
        Eventually.HoldsAsync(async () => (await app.Api<IChallengesApi>(null).Get(challengeId)).State == state);
}
