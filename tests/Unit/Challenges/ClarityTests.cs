using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Challenges;
using Shouldly;

namespace Marketplace.Tests.Unit.Challenges;

public sealed class ClarityTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 8, 0, 0, TimeSpan.Zero);

    private static readonly ChallengeBrief Clear = new()
    {
        Title = "Fewer rejects",
        Problem = new ProblemText(string.Join(' ', Enumerable.Repeat("word", 40)), Tried: "New moulds.", Users: "The line's foreman"),
        Indicators = [new Indicator("Rejects", "per cent", 10, 3)],
        Budget = new Budget(BudgetKind.Range, 1, 2),
        Criteria = [new Criterion(Guid.Empty, "Merit", 60), new Criterion(Guid.Empty, "Price", 40)],
        QuestionsUntil = Now.AddDays(10),
        ClosesAt = Now.AddDays(21),
    };

    public static TheoryData<string, ClarityLevel, string?, ChallengeBrief> Briefs => new()
    {
        { "problem", ClarityLevel.Missing, "clarity.problem.missing", Clear with { Problem = null } },
        { "problem", ClarityLevel.Missing, "clarity.problem.missing", Clear with { Problem = new ProblemText("Too few words.") } },
        { "problem", ClarityLevel.Partial, "clarity.problem.short", Clear with { Problem = new ProblemText(string.Join(' ', Enumerable.Repeat("word", 39)), "Yes.") } },
        { "problem", ClarityLevel.Partial, "clarity.problem.tried", Clear with { Problem = Clear.Problem! with { Tried = " " } } },
        { "user", ClarityLevel.Missing, "clarity.user.missing", Clear with { Problem = Clear.Problem! with { Users = null } } },
        { "indicators", ClarityLevel.Missing, "clarity.indicators.missing", Clear with { Indicators = [] } },
        { "indicators", ClarityLevel.Partial, "clarity.indicators.numbers", Clear with { Indicators = [new Indicator("Rejects", "per cent", 10, null)] } },
        { "indicators", ClarityLevel.Partial, "clarity.indicators.same", Clear with { Indicators = [new Indicator("Rejects", "per cent", 3, 3)] } },
        { "budget", ClarityLevel.Missing, "clarity.budget.missing", Clear with { Budget = null } },
        { "budget", ClarityLevel.Missing, "clarity.budget.missing", Clear with { Budget = new Budget(BudgetKind.Exact) } },
        { "budget", ClarityLevel.Partial, "clarity.budget.hidden", Clear with { Budget = new Budget(BudgetKind.Hidden, Max: 5) } },
        { "criteria", ClarityLevel.Missing, "clarity.criteria.missing", Clear with { Criteria = [] } },
        { "criteria", ClarityLevel.Partial, "clarity.criteria.sum", Clear with { Criteria = [new Criterion(Guid.Empty, "Merit", 99)] } },
        { "criteria", ClarityLevel.Partial, "clarity.criteria.one", Clear with { Criteria = [new Criterion(Guid.Empty, "Merit", 100)] } },
        { "time", ClarityLevel.Missing, "clarity.time.missing", Clear with { ClosesAt = null } },
        { "time", ClarityLevel.Missing, "clarity.time.missing", Clear with { ClosesAt = Now } },
        { "time", ClarityLevel.Missing, "clarity.time.hasty", Clear with { ClosesAt = Now.AddDays(10).AddTicks(-1) } },
        { "time", ClarityLevel.Partial, "clarity.time.short", Clear with { ClosesAt = Now.AddDays(21).AddTicks(-1) } },
        { "time", ClarityLevel.Partial, "clarity.time.questions", Clear with { QuestionsUntil = null } },
    };

    [Theory, MemberData(nameof(Briefs))]
    public void One_unclear_thing_lowers_its_point_alone_and_says_what_is_missing(string point, ClarityLevel level, string? hint, ChallengeBrief brief)
    {
        var points = Clarity.Of(brief, Now).ToDictionary(p => p.Point, p => (p.Level, p.Hint));

        points[point].ShouldBe((level, hint));
        points.Where(p => p.Key != point && !(point == "problem" && p.Key == "user")).ShouldAllBe(p => p.Value.Level == ClarityLevel.Clear);
    }

    [Fact]
    public void A_clear_brief_has_nothing_to_say() =>
        Clarity.Of(Clear, Now).ShouldAllBe(p => p.Level == ClarityLevel.Clear && p.Hint == null);
}
