using System.Text.Json;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Web.Pages.Seeker.Wizard;
using Marketplace.Web.Persian;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web.Pages;

public class WizardStepsTests
{
    private static readonly ChallengeBrief Whole = new()
    {
        Title = "کاهش ضایعات",
        Summary = "ضایعات زیاد است.",
        Problem = new("ماهی ۱۸۰ تن می‌ریزیم.", "چسب را عوض کردیم.", null, "اپراتور"),
        Indicators = [new("ضایعات", "درصد", 11.5m, 4)],
        RequiredTrl = 7,
        Fields = ["metallurgy-casting"],
        IsicCode = "24",
        Place = new("IR-03", "تبریز"),
        Budget = new(BudgetKind.Range, 12_000_000_000, 18_000_000_000),
        QuestionsUntil = LegalTime.EndOf(new(2026, 12, 2)),
        ClosesAt = LegalTime.Instant(new(2026, 12, 9), BriefInput.ClosingHour),
        Criteria = [new(Guid.CreateVersion7(), "فنی", 60, 50), new(Guid.CreateVersion7(), "قیمت", 40)],
        Cooperation = CooperationType.Pilot,
        IpTerms = IpTerms.Shared,
        OpenTo = [CompanyKind.Startup],
        StandstillDays = 3,
        ConfidentialAnnex = "دستور ساخت",
    };

    [Fact]
    public void A_whole_brief_has_every_step_complete_and_may_be_sent()
    {
        foreach (var step in WizardSteps.All.Where(s => s != WizardStep.Check))
            WizardSteps.Status(Whole, step).ShouldBe(StepStatus.Complete, step.ToString());
        WizardSteps.Status(Whole, WizardStep.Check).ShouldBe(StepStatus.NotStarted);
    }

    [Fact]
    public void A_new_brief_has_nothing_started_but_its_title()
    {
        var brief = new ChallengeBrief { Title = "کاهش ضایعات" };
        WizardSteps.Status(brief, WizardStep.Problem).ShouldBe(StepStatus.InProgress);
        WizardSteps.Status(brief, WizardStep.Outcomes).ShouldBe(StepStatus.NotStarted);
        WizardSteps.Status(brief, WizardStep.Budget).ShouldBe(StepStatus.NotStarted);
        WizardSteps.Status(brief, WizardStep.Annex).ShouldBe(StepStatus.Optional);
        WizardSteps.Status(brief, WizardStep.Check).ShouldBe(StepStatus.CannotStart);
    }

    [Fact]
    public void Weights_short_of_a_hundred_and_a_range_upside_down_leave_their_steps_unfinished()
    {
        WizardSteps.Status(Whole with { Criteria = [new(Guid.Empty, "فنی", 85)] }, WizardStep.Criteria).ShouldBe(StepStatus.InProgress);
        WizardSteps.Status(Whole with { Budget = new(BudgetKind.Range, 12_000, 1_800) }, WizardStep.Budget).ShouldBe(StepStatus.InProgress);
        WizardSteps.Status(Whole with { Indicators = [new("ضایعات", "درصد", null, 4)] }, WizardStep.Outcomes).ShouldBe(StepStatus.InProgress);
    }

    [Theory]
    [InlineData("title", WizardStep.Problem)]
    [InlineData("problem.today", WizardStep.Problem)]
    [InlineData("Input.Criteria[2].Weight", WizardStep.Criteria)]
    [InlineData("Input.Budget.Max", WizardStep.Budget)]
    [InlineData("closesAt", WizardStep.Budget)]
    [InlineData("Input.Place.Province", WizardStep.Field)]
    [InlineData("confidentialAnnex", WizardStep.Annex)]
    [InlineData("somethingElse", null)]
    public void Every_field_belongs_to_the_step_that_asks_for_it(string field, WizardStep? step) => WizardSteps.Asking(field).ShouldBe(step);

    [Fact]
    public void Every_member_of_a_brief_is_asked_somewhere()
    {
        foreach (var member in typeof(ChallengeBrief).GetProperties())
            WizardSteps.Asking(member.Name).ShouldNotBeNull(member.Name);
    }

    [Fact]
    public void The_form_of_a_brief_gives_back_the_brief_step_by_step()
    {
        var form = BriefInput.Of(Whole);
        var written = WizardSteps.All.Aggregate(new ChallengeBrief { Title = "" }, (brief, step) => form.Into(brief, step));
        JsonSerializer.Serialize(written).ShouldBe(JsonSerializer.Serialize(Whole));
    }

    [Fact]
    public void A_step_changes_its_own_answers_only()
    {
        var changed = new BriefInput { Title = "دیگر" }.Into(Whole, WizardStep.Criteria);
        changed.Criteria.ShouldBeEmpty();
        changed.Title.ShouldBe(Whole.Title);
        changed.Budget.ShouldBe(Whole.Budget);
    }

    [Fact]
    public void Rows_left_empty_are_not_there()
    {
        var form = new BriefInput { Indicators = [new(), new() { Name = "برق", Unit = "kWh" }, new()] };
        form.Into(Whole, WizardStep.Outcomes).Indicators.ShouldBe([new Indicator("برق", "kWh", null, null)]);
    }

    [Fact]
    public void A_closing_minute_that_is_not_changed_keeps_its_instant()
    {
        var morning = LegalTime.Instant(new(2026, 12, 9), new(9, 0)).AddSeconds(37);
        var brief = Whole with { ClosesAt = morning };
        var form = BriefInput.Of(brief);
        form.ClosesAt = morning.AddSeconds(-37);
        form.Into(brief, WizardStep.Budget).ClosesAt.ShouldBe(morning);
        form.ClosesAt = LegalTime.Instant(new(2026, 12, 10), BriefInput.ClosingHour);
        form.Into(brief, WizardStep.Budget).ClosesAt.ShouldBe(LegalTime.Instant(new(2026, 12, 10), BriefInput.ClosingHour));
    }

    [Fact]
    public void A_fingerprint_tells_changes_of_its_step_and_no_others()
    {
        var before = WizardSteps.Fingerprint(Whole, WizardStep.Problem);
        WizardSteps.Fingerprint(Whole with { RequiredTrl = 9, Criteria = [] }, WizardStep.Problem).ShouldBe(before);
        WizardSteps.Fingerprint(Whole with { Title = "دیگر" }, WizardStep.Problem).ShouldNotBe(before);
    }
}
