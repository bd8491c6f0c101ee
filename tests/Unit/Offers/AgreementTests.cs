using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Domain;
using Shouldly;
using static Marketplace.Tests.Unit.Offers.Given;

namespace Marketplace.Tests.Unit.Offers;

public sealed class AgreementTests
{
    [Fact]
    public void Begins_with_the_plan_of_the_offer_and_the_indicators_of_the_challenge()
    {
        var agreement = Begun();

        agreement.Milestones.Select(m => (m.Number, m.DueOn, m.Price, m.State)).ShouldBe(
            [(1, new DateOnly(2026, 12, 9), 300m, MilestoneState.Planned), (2, new DateOnly(2027, 1, 6), 700m, MilestoneState.Planned)]);
        agreement.Outcomes.ShouldHaveSingleItem().ShouldBe(new OutcomeDetails("Dust", "mg/m3", 40, 10, null, false));
    }

    [Fact]
    public void A_milestone_goes_from_hand_to_hand_until_it_is_accepted()
    {
        var agreement = Begun();
        var id = agreement.Milestones[0].Id;
        Refused(() => agreement.AcceptMilestone(id), "milestone.not_delivered");

        agreement.Deliver(id, "Test report 12").State.ShouldBe(MilestoneState.Delivered);
        Refused(() => agreement.Deliver(id, "Again"), "milestone.not_open");
        agreement.ReturnMilestone(id, "No calibration.").Reason.ShouldBe("No calibration.");
        agreement.Deliver(id, "Test report 13").ShouldSatisfyAllConditions(m => m.Reason.ShouldBeNull(), m => m.Evidence.ShouldBe("Test report 13"));
        agreement.AcceptMilestone(id).State.ShouldBe(MilestoneState.Accepted);

        Refused(() => agreement.ReturnMilestone(id, "After all."), "milestone.not_delivered");
        Refused(() => agreement.Deliver(Guid.CreateVersion7(), "?"), "milestone.unknown");
        agreement.MilestonesAccepted.ShouldBe(1);
    }

    [Fact]
    public void Is_complete_when_every_milestone_is_accepted()
    {
        var agreement = Begun();
        Refused(() => agreement.Complete(After), "agreement.milestones_open");

        foreach (var milestone in agreement.Milestones)
        {
            agreement.Deliver(milestone.Id, "Done.");
            agreement.AcceptMilestone(milestone.Id);
        }

        agreement.Complete(After);
        agreement.State.ShouldBe(AgreementState.Completed);
        Refused(() => agreement.Terminate("Too late.", After), "agreement.not_active");
    }

    [Fact]
    public void Terminated_it_moves_no_more()
    {
        var agreement = Begun();
        agreement.Terminate("Bankrupt.", After);

        Refused(() => agreement.Deliver(agreement.Milestones[0].Id, "Done."), "agreement.not_active");
        Refused(() => agreement.Complete(After), "agreement.not_active");
        Refused(() => agreement.RecordOutcome("Dust", 9), "agreement.terminated");
        Refused(agreement.VerifyOutcomes, "agreement.terminated");
    }

    [Fact]
    public void An_outcome_is_measured_then_verified_and_then_stays()
    {
        var agreement = Begun();
        Refused(agreement.VerifyOutcomes, "outcome.nothing_measured");
        Refused(() => agreement.RecordOutcome("Noise", 9), "outcome.unknown");

        agreement.RecordOutcome("Dust", 12.5m);
        agreement.RecordOutcome("Dust", 9.5m);
        agreement.VerifyOutcomes();

        agreement.OutcomesVerified.ShouldBeTrue();
        agreement.Outcomes[0].Measured.ShouldBe(9.5m);
        Refused(() => agreement.RecordOutcome("Dust", 1), "outcome.verified");
    }

    private static void Refused(Action step, string code) => Should.Throw<RuleException>(step).Code.ShouldBe(code);

    private static Agreement Begun()
    {
        var contest = Contest();
        return Agreement.Begin(contest, Evaluated(contest), Company(), Rial(1_000),
            [new OfferMilestone("Design", "Drawings", 2, 300), new OfferMilestone("Pilot", "A filter at work", 6, 700)], Now);
    }
}
