using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Domain;
using Shouldly;
using static Marketplace.Tests.Unit.Offers.Given;

namespace Marketplace.Tests.Unit.Offers;

public sealed class AwardTests
{
    private static readonly DateTimeOffset Until = After.AddDays(5);
    private static readonly Guid Loser = Guid.CreateVersion7();
    private static readonly Guid Officer = Guid.CreateVersion7();

    [Fact]
    public void Awaits_its_winner_once_standstill_is_over()
    {
        var award = Proposed();
        award.StateAt(Until.AddTicks(-10)).ShouldBe(AwardState.Proposed);
        Should.Throw<RuleException>(() => award.EndStandstill(Until.AddTicks(-10))).Code.ShouldBe("award.standstill");

        award.StateAt(Until).ShouldBe(AwardState.AwaitingWinner);
        award.EndStandstill(Until).ShouldBeTrue();
        award.EndStandstill(Until).ShouldBeFalse();
    }

    [Fact]
    public void Does_not_await_its_winner_while_an_objection_is_open()
    {
        var award = Proposed();
        var objection = award.RaiseObjection(Loser, "Unfair.", After);
        award.StateAt(Until).ShouldBe(AwardState.Proposed);

        award.Dismiss(objection.Id, "Fair.", Officer, Until);

        award.StateAt(Until).ShouldBe(AwardState.AwaitingWinner);
        (objection.State, objection.Answer, objection.DecidedBy).ShouldBe((ObjectionState.Dismissed, "Fair.", Officer));
    }

    [Fact]
    public void Falls_by_an_upheld_objection_and_stands_for_the_challenge_no_more()
    {
        var award = Proposed();
        var (one, other) = (award.RaiseObjection(Loser, "Unfair.", After), award.RaiseObjection(Guid.CreateVersion7(), "Wrong sum.", After));

        award.Uphold(one.Id, "Right.", Officer, After).ShouldBeTrue();

        (award.State, award.StandsFor, award.StateReason).ShouldBe((AwardState.Withdrawn, null, "Right."));
        Should.Throw<RuleException>(() => award.Dismiss(one.Id, "Again.", Officer, After)).Code.ShouldBe("objection.decided");
        award.Uphold(other.Id, "Right as well.", Officer, After).ShouldBeFalse();
    }

    [Fact]
    public void Hears_each_losing_company_once_and_in_time()
    {
        var award = Proposed();
        award.RaiseObjection(Loser, "Unfair.", After);

        Should.Throw<RuleException>(() => award.RaiseObjection(Loser, "Again.", After)).Code.ShouldBe("objection.raised_already");
        Should.Throw<RuleException>(() => award.RaiseObjection(award.CompanyId, "Mine.", After)).Code.ShouldBe("objection.own_award");
        Should.Throw<RuleException>(() => award.RaiseObjection(Guid.CreateVersion7(), "Late.", Until)).Code.ShouldBe("objection.too_late");
    }

    [Fact]
    public void Is_accepted_or_declined_once_and_only_when_it_awaits()
    {
        Should.Throw<RuleException>(() => Proposed().Accept(Guid.CreateVersion7(), Until)).Code.ShouldBe("award.not_awaiting");
        Should.Throw<RuleException>(() => Proposed().Decline("No.", Until)).Code.ShouldBe("award.not_awaiting");
        var (accepted, declined) = (Awaiting(), Awaiting());

        accepted.Accept(Guid.CreateVersion7(), Until);
        declined.Decline("Too busy.", Until);

        (accepted.State, accepted.StandsFor).ShouldBe((AwardState.Accepted, accepted.ChallengeId));
        (declined.State, declined.StandsFor).ShouldBe((AwardState.Declined, null));
        Should.Throw<RuleException>(() => accepted.Decline("After all.", Until)).Code.ShouldBe("award.not_awaiting");
        Should.Throw<RuleException>(() => declined.Accept(Guid.CreateVersion7(), Until)).Code.ShouldBe("award.not_awaiting");
    }

    private static Award Proposed() => Award.Propose(Evaluated(Contest()), After, Until);

    private static Award Awaiting()
    {
        var award = Proposed();
        award.EndStandstill(Until);
        return award;
    }
}
