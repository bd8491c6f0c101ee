using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Web.Pages.Offers;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public class OfferStepsTests
{
    private static readonly Criterion[] Criteria = [new(Guid.Parse("00000000-0000-0000-0000-000000000001"), "Approach", 60), new(Guid.Parse("00000000-0000-0000-0000-000000000002"), "Price", 40)];

    private static readonly OfferContent Whole = new()
    {
        Approach = "Measure, then steer.",
        Answers = [new(Criteria[0].Id, "So"), new(Criteria[1].Id, "And so")],
        Milestones = [new("Prototype", "One line at work", 8, 40), new("All lines", "Three lines at work", 20, 60)],
        TotalPrice = new Money(100),
        TrlNow = 7,
        TrlAtDelivery = 8,
    };

    [Fact]
    public void An_empty_offer_lacks_what_cannot_be_left_out_and_nothing_else()
    {
        OfferSteps.Missing(new(), Criteria).Select(m => (m.Step, m.Key, m.About)).ShouldBe(
        [
            ("approach", "Missing.Approach", null), ("answers", "Missing.Answer", "Approach"), ("answers", "Missing.Answer", "Price"),
            ("plan", "Missing.Milestone", null), ("readiness", "Missing.TrlNow", null), ("readiness", "Missing.TrlAtDelivery", null),
        ]);
        OfferSteps.Missing(Whole, Criteria).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_missing_names_the_field_it_belongs_to()
    {
        var offer = Whole with
        {
            Answers = [new(Criteria[0].Id, "So"), new(Criteria[1].Id, " ")],
            Milestones = [new("Prototype", "One line", 8, 0), new("", "", 20, 0)],
            TrlAtDelivery = 6,
        };
        OfferSteps.Missing(offer, Criteria).Select(m => m.Field).ShouldBe(
            ["Answers[1].Answer", "Milestones[1].Title", "Milestones[1].Deliverable", "Milestones[0].Price", "TrlAtDelivery"]);
    }

    [Theory]
    [InlineData("approach", StepStatus.NotStarted, StepStatus.Complete)]
    [InlineData("answers", StepStatus.NotStarted, StepStatus.Complete)]
    [InlineData("plan", StepStatus.NotStarted, StepStatus.Complete)]
    [InlineData("readiness", StepStatus.NotStarted, StepStatus.Complete)]
    [InlineData("ip", StepStatus.Optional, StepStatus.Optional)]
    [InlineData("team", StepStatus.Optional, StepStatus.Optional)]
    public void A_step_goes_from_untouched_to_complete(string step, StepStatus empty, StepStatus whole)
    {
        OfferSteps.StatusOf(step, new(), Criteria).ShouldBe(empty);
        OfferSteps.StatusOf(step, Whole, Criteria).ShouldBe(whole);
    }

    [Fact]
    public void A_step_begun_is_in_progress_until_nothing_of_it_is_missing()
    {
        OfferSteps.StatusOf("answers", Whole with { Answers = [new(Criteria[0].Id, "So")] }, Criteria).ShouldBe(StepStatus.InProgress);
        OfferSteps.StatusOf("readiness", Whole with { TrlNow = null }, Criteria).ShouldBe(StepStatus.InProgress);
        OfferSteps.StatusOf("ip", Whole with { IpProposal = "A licence" }, Criteria).ShouldBe(StepStatus.Complete);
    }

    [Fact]
    public void The_steps_follow_one_another_to_the_end()
    {
        OfferSteps.After("approach").ShouldBe("answers");
        OfferSteps.After("team").ShouldBeNull();
    }

    [Fact]
    public void A_step_is_written_without_touching_the_others_and_blank_rows_are_left_out()
    {
        var typed = new OfferInput
        {
            Answers = [new() { CriterionId = Criteria[0].Id }, new() { CriterionId = Criteria[1].Id, Answer = "New" }],
            Milestones = [new() { Title = "One", Price = 30 }, new(), new() { Title = "Two", Weeks = 9, Price = 12.5m }],
        };
        var plan = typed.Apply("plan", Whole, "EUR");
        plan.Milestones.Select(m => (m.Title, m.Weeks, m.Price)).ShouldBe([("One", 0, 30m), ("Two", 9, 12.5m)]);
        plan.TotalPrice.ShouldBe(new Money(42.5m, "EUR"));
        plan.Approach.ShouldBe(Whole.Approach);
        typed.Apply("answers", Whole, "IRR").Answers.ShouldBe([new(Criteria[1].Id, "New")]);

        var names = typed.Renamed();
        names["answers[0].answer"].ShouldBe("Answers[1].Answer");
        names["milestones[1].price"].ShouldBe("Milestones[2].Price");
    }

    [Fact]
    public void The_print_of_a_step_tells_only_whether_that_step_was_changed()
    {
        OfferInput.PrintOf("team", Whole with { Approach = "Other" }).ShouldBe(OfferInput.PrintOf("team", Whole));
        OfferInput.PrintOf("approach", Whole with { Approach = "Other" }).ShouldNotBe(OfferInput.PrintOf("approach", Whole));
        OfferInput.PrintOf("plan", Whole with { Milestones = [.. Whole.Milestones] }).ShouldBe(OfferInput.PrintOf("plan", Whole));
    }

    [Theory]
    [InlineData("OF-1405-0001-2", 2)]
    [InlineData("OF-1405-0001-12", 12)]
    [InlineData("OF", null)]
    public void A_receipt_tells_its_revision(string number, int? revision) => OfferRules.RevisionOf(number).ShouldBe(revision);
}
