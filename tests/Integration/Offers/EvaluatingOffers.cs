using System.Net;
using Marketplace.Contracts;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Tests.Integration.Harness;
using Shouldly;
using static Marketplace.Tests.Integration.Offers.ContestSteps;
using static Marketplace.Tests.Integration.Offers.Refusals;

namespace Marketplace.Tests.Integration.Offers;

public sealed class EvaluatingOffers(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_a_panel_with_one_chair_that_the_seeker_names(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, stranger) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var (one, two) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        Task Name(Actor actor, params IReadOnlyList<PanelMember> members) => app.Api<IOffersApi>(actor).NamePanel(challenge.Id, new NamePanel(members));

        await RefusedAsync(() => Name(seeker, new PanelMember(one, PanelRole.Evaluator)), HttpStatusCode.BadRequest, "panel.needs_chair");
        await RefusedAsync(() => Name(seeker, new PanelMember(one, PanelRole.Chair), new PanelMember(two, PanelRole.Chair)), HttpStatusCode.BadRequest, "panel.needs_chair");
        await RefusedAsync(() => Name(seeker, new PanelMember(one, PanelRole.Chair), new PanelMember(one, PanelRole.Evaluator)), HttpStatusCode.BadRequest, "panel.twice");
        await RefusedAsync(() => Name(stranger, new PanelMember(one, PanelRole.Chair)), HttpStatusCode.NotFound, "not.found");
        await RefusedAsync(() => Name(seeker with { Role = MemberRole.Viewer }, new PanelMember(one, PanelRole.Chair)), HttpStatusCode.Forbidden, "access.forbidden");

        await Name(seeker, new PanelMember(one, PanelRole.Chair));
        await Name(seeker, new PanelMember(one, PanelRole.Chair), new PanelMember(two, PanelRole.Evaluator));
        (await app.PublishedCountAsync<PanelNamed>(challenge.Id)).ShouldBe(2);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Shows_nothing_before_closing_and_then_only_to_who_declared_no_conflict(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var offer = await app.SubmittedAsync(solver, challenge.Id);
        var (chair, tied, undeclared, member) = (Actor.Person(), Actor.Person(), Actor.Person(), solver with { CompanyId = null, Role = null });
        await app.Api<IOffersApi>(seeker).NamePanel(challenge.Id, new NamePanel([
            new(chair.PersonId, PanelRole.Chair), new(tied.PersonId, PanelRole.Evaluator), new(undeclared.PersonId, PanelRole.Evaluator), new(member.PersonId, PanelRole.Evaluator)]));
        foreach (var person in (Actor[])[chair, member]) await app.Api<IOffersApi>(person).Declare(challenge.Id, new DeclareConflict(false), Some.Key());
        await app.Api<IOffersApi>(tied).Declare(challenge.Id, new DeclareConflict(true, "My cousin's firm."), Some.Key());

        (await app.Api<IOffersApi>(chair).Evaluation(challenge.Id)).ShouldSatisfyAllConditions(e => e.Offers.ShouldBeEmpty(), e => e.State.ShouldBe(EvaluationState.Waiting));
        await RefusedAsync(() => app.Api<IOffersApi>(chair).Get(offer.Id), HttpStatusCode.NotFound, "not.found");
        await RefusedAsync(() => app.Api<IOffersApi>(chair).Score(offer.Id, Scores(1, 1)), HttpStatusCode.Conflict, "contest.not_opened");
        await app.CloseNowAsync(challenge.Id);

        (await app.Api<IOffersApi>(chair).Get(offer.Id)).ShouldSatisfyAllConditions(
            o => o.Content!.ShouldSay(Content()), o => o.CompanyId.ShouldBe(Guid.Empty), o => o.CompanyNameEn.ShouldBe("Offer A"), o => o.CompanyNameFa.ShouldBe("پیشنهاد الف"), o => o.Receipt.ShouldBeNull());
        var shown = (await app.Api<IOffersApi>(chair).Evaluation(challenge.Id)).Offers.ShouldHaveSingleItem();
        (shown.Label, shown.CompanyId, shown.CompanyNameFa, shown.TotalPrice).ShouldBe(("Offer A", null, null, new Money(1_000_000_000)));
        foreach (var barred in (Actor[])[tied, undeclared, member])
        {
            (await app.Api<IOffersApi>(barred).Evaluation(challenge.Id)).Offers.ShouldBeEmpty();
            await RefusedAsync(() => app.Api<IOffersApi>(barred).Get(offer.Id), HttpStatusCode.NotFound, "not.found");
        }

        await RefusedAsync(() => app.Api<IOffersApi>(tied).Score(offer.Id, Scores(1, 1)), HttpStatusCode.Forbidden, "panel.conflicted");
        await RefusedAsync(() => app.Api<IOffersApi>(member).Score(offer.Id, Scores(1, 1)), HttpStatusCode.Forbidden, "panel.conflicted");
        await RefusedAsync(() => app.Api<IOffersApi>(undeclared).Score(offer.Id, Scores(1, 1)), HttpStatusCode.Conflict, "panel.declare_first");
        await RefusedAsync(() => app.Api<IOffersApi>(Actor.Person()).Score(offer.Id, Scores(1, 1)), HttpStatusCode.NotFound, "not.found");
        await RefusedAsync(() => app.Api<IOffersApi>(Actor.Person()).Evaluation(challenge.Id), HttpStatusCode.NotFound, "not.found");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Hides_names_from_everybody_until_the_consensus_is_complete_and_scores_from_each_other(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, one, two) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync(), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var (a, b) = ((await app.SubmittedAsync(one, challenge.Id, Content(900))).Id, (await app.SubmittedAsync(two, challenge.Id, Content(800))).Id);
        var panel = await app.PanelAsync(seeker, challenge.Id);
        await app.CloseNowAsync(challenge.Id);
        var (chair, first, second) = (app.Api<IOffersApi>(panel.Chair), app.Api<IOffersApi>(panel.First), app.Api<IOffersApi>(panel.Second));

        await first.Score(a, new SubmitScores([new CriterionScore(Fit.Id, 70, "Good.")]));
        (await RefusedAsync(() => first.Score(a, new SubmitScores([new CriterionScore(Fit.Id, 101, " ")])), HttpStatusCode.BadRequest, "scores[0].score")).ShouldContain("scores[0].comment");
        await RefusedAsync(() => first.Score(a, new SubmitScores([new CriterionScore(Guid.CreateVersion7(), 10, "?")])), HttpStatusCode.BadRequest, "scores[0].criterionId");
        await RefusedAsync(() => chair.Consensus(a, Scores(70, 70)), HttpStatusCode.Conflict, "evaluation.not_in_consensus");
        await RefusedAsync(() => first.Consensus(a, Scores(70, 70)), HttpStatusCode.Forbidden, "panel.chair_only");
        (await second.Evaluation(challenge.Id)).Offers.ShouldAllBe(o => o.Scores.Count == 0);

        // Everybody finishes at once: the last one moves the evaluation on.
        await Task.WhenAll(first.Score(a, new SubmitScores([new CriterionScore(Price.Id, 60, "Dear.")])), first.Score(b, Scores(60, 90)), second.Score(a, Scores(80, 60)), second.Score(b, Scores(60, 80)));
        var seen = await chair.Evaluation(challenge.Id);
        seen.State.ShouldBe(EvaluationState.Consensus);
        seen.Panel.Where(p => p.Role == PanelRole.Evaluator).ShouldAllBe(p => p.Finished);
        seen.Offers.ShouldAllBe(o => o.Scores.Count == 2 && o.CompanyId == null);
        (await first.Evaluation(challenge.Id)).Offers.ShouldAllBe(o => o.Scores.Count == 1 && o.Scores[0].PersonId == panel.First.PersonId);

        await RefusedAsync(() => chair.Consensus(a, new SubmitScores([new CriterionScore(Fit.Id, 70, "Good.")])), HttpStatusCode.BadRequest, "scores.incomplete");
        await chair.Consensus(a, Scores(75, 60));
        foreach (var actor in (Actor[])[panel.First, seeker, Actor.Officer()])
            (await app.Api<IOffersApi>(actor).Evaluation(challenge.Id)).Offers.ShouldAllBe(o => o.CompanyId == null && o.CompanyNameFa == null && o.Total == null && o.Consensus.Count == 0);
        await chair.Consensus(b, Scores(60, 85));

        foreach (var actor in (Actor[])[panel.First, seeker, Actor.Officer()])
        {
            var offers = (await app.Api<IOffersApi>(actor).Evaluation(challenge.Id)).Offers;
            offers.Single(o => o.OfferId == a).ShouldSatisfyAllConditions(o => o.CompanyId.ShouldBe(one.CompanyId), o => o.Total.ShouldBe(69m), o => o.Rank.ShouldBe(2));
            offers.Single(o => o.OfferId == b).ShouldSatisfyAllConditions(o => o.CompanyId.ShouldBe(two.CompanyId), o => o.Total.ShouldBe(70m), o => o.Rank.ShouldBe(1));
        }

        (await first.Get(a)).CompanyId.ShouldBe(one.CompanyId!.Value);
        await RefusedAsync(() => first.Score(a, Scores(1, 1)), HttpStatusCode.Conflict, "offer.judged");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Can_end_without_an_award_when_nobody_offered_or_none_will_do(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var (empty, poor) = (await app.PublishedAsync(seeker), await app.PublishedAsync(seeker));
        var offer = await app.SubmittedAsync(solver, poor.Id);
        var panel = await app.PanelAsync(seeker, poor.Id);
        Task<EvaluationDetails> End(Actor actor, Guid challengeId, NoAwardReason reason) => app.Api<IOffersApi>(actor).NoAward(challengeId, new DeclareNoAward(reason, "See the minutes."), Some.Key());
        await RefusedAsync(() => End(seeker, empty.Id, NoAwardReason.NoOffers), HttpStatusCode.Conflict, "evaluation.over");
        await app.CloseNowAsync(empty.Id);
        await app.CloseNowAsync(poor.Id);

        (await End(seeker, empty.Id, NoAwardReason.NoOffers)).State.ShouldBe(EvaluationState.NotAwarded);
        await RefusedAsync(() => End(panel.Chair, poor.Id, NoAwardReason.NoOffers), HttpStatusCode.UnprocessableEntity, "no_award.there_are_offers");
        await RefusedAsync(() => End(seeker, poor.Id, NoAwardReason.TooExpensive), HttpStatusCode.NotFound, "not.found");
        await RefusedAsync(() => End(panel.First, poor.Id, NoAwardReason.TooExpensive), HttpStatusCode.Forbidden, "panel.chair_only");
        await app.JudgedAsync(panel, poor.Id, (offer.Id, 49, 100));
        (await app.Api<IOffersApi>(panel.Chair).Evaluation(poor.Id)).Offers[0].BelowMinimum.ShouldBe(["Fit"]);
        await RefusedAsync(() => app.Api<IOffersApi>(panel.Chair).Propose(poor.Id, Proposal(offer.Id, offer.Id), Some.Key()), HttpStatusCode.UnprocessableEntity, "award.not_the_first");

        (await End(panel.Chair, poor.Id, NoAwardReason.NoneMetMinimum)).State.ShouldBe(EvaluationState.NotAwarded);
        (await app.Api<IOffersApi>(solver).Get(offer.Id)).ShouldSatisfyAllConditions(
            o => o.State.ShouldBe(OfferState.NotSelected), o => o.Result!.Score.ShouldBe(69.4m), o => o.Result!.Reason.ShouldBe("See the minutes."));
        (await app.PublishedCountAsync<ContestNotAwarded>(poor.Id)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_listed_to_those_who_have_a_part_in_it(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        await app.SubmittedAsync(solver, challenge.Id);
        var panel = await app.PanelAsync(seeker, challenge.Id);
        await app.CloseNowAsync(challenge.Id);

        (await app.Api<IOffersApi>(panel.Chair).Evaluations()).Items.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            r => r.Role.ShouldBe(PanelRole.Chair), r => r.Offers.ShouldBe(1), r => r.ConflictDeclared.ShouldBe(false), r => r.State.ShouldBe(EvaluationState.Scoring));
        (await app.Api<IOffersApi>(seeker).Evaluations()).Items.ShouldHaveSingleItem().Role.ShouldBeNull();
        (await app.Api<IOffersApi>(solver).Evaluations()).Items.ShouldBeEmpty();
    }
}
