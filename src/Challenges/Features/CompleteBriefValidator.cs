using FluentValidation;
using Marketplace.Contracts.Challenges;

namespace Marketplace.Challenges.Features;

/// <summary>What review and solvers need beyond the shape of a brief.</summary>
internal sealed class CompleteBriefValidator : AbstractValidator<ChallengeBrief>
{
    /// <param name="leastOpen">How long a challenge must be open at least.</param>
    public CompleteBriefValidator(TimeSpan leastOpen, DateTimeOffset now)
    {
        RuleFor(b => b.Summary).NotEmpty().WithErrorCode("brief.needs_summary");
        RuleFor(b => b.Problem == null ? null : b.Problem.Today).NotEmpty().WithErrorCode("brief.needs_problem").OverridePropertyName("problem.today");
        RuleFor(b => b.RequiredTrl).NotNull().WithErrorCode("brief.needs_trl");
        RuleFor(b => b.Fields).NotEmpty().WithErrorCode("brief.needs_field");
        RuleFor(b => b.IsicCode).NotEmpty().WithErrorCode("brief.needs_isic");
        RuleFor(b => b.Place).NotNull().WithErrorCode("brief.needs_place").OverridePropertyName("place.province");
        RuleFor(b => b.Cooperation).NotNull().WithErrorCode("brief.needs_cooperation");
        RuleFor(b => b.IpTerms).NotNull().WithErrorCode("brief.needs_ip_terms");
        Indicators();
        Budget();
        Criteria();
        Times(leastOpen, now);
    }

    private void Indicators()
    {
        RuleFor(b => b.Indicators).NotEmpty().WithErrorCode("brief.needs_indicator");
        RuleForEach(b => b.Indicators).ChildRules(indicator =>
        {
            indicator.RuleFor(i => i.Name).NotEmpty().WithErrorCode("indicator.needs_name");
            indicator.RuleFor(i => i.Unit).NotEmpty().WithErrorCode("indicator.needs_unit");
        });
        When(b => !b.Indicators.Any(i => i is { Baseline: not null, Target: not null }), () =>
            RuleForEach(b => b.Indicators).ChildRules(indicator =>
            {
                indicator.RuleFor(i => i.Baseline).NotNull().WithErrorCode("indicator.needs_baseline");
                indicator.RuleFor(i => i.Target).NotNull().WithErrorCode("indicator.needs_target");
            }));
    }

    private void Budget()
    {
        RuleFor(b => b.Budget).NotNull().WithErrorCode("brief.needs_budget").OverridePropertyName("budget.kind");
        When(b => b.Budget is { Kind: not BudgetKind.Hidden }, () =>
            RuleFor(b => b.Budget!.Max).Must(max => max > 0).WithErrorCode("budget.needs_amount"));
        When(b => b.Budget is { Kind: BudgetKind.Range }, () =>
        {
            RuleFor(b => b.Budget!.Min).NotNull().WithErrorCode("budget.needs_lowest");
            RuleFor(b => b.Budget!.Max).Must((b, max) => max > b.Budget!.Min).When(b => b.Budget is { Min: not null, Max: > 0 }).WithErrorCode("budget.order");
        });
    }

    private void Criteria()
    {
        RuleFor(b => b.Criteria).NotEmpty().WithErrorCode("brief.needs_criteria");
        RuleForEach(b => b.Criteria).ChildRules(criterion =>
        {
            criterion.RuleFor(c => c.Name).NotEmpty().WithErrorCode("criterion.needs_name");
            criterion.RuleFor(c => c.Weight).GreaterThan(0).WithErrorCode("criterion.needs_weight");
        });
        RuleFor(b => b.Criteria).Must((_, criteria, context) =>
        {
            var sum = criteria.Sum(c => c.Weight);
            context.MessageFormatter.AppendArgument("Sum", sum);
            return sum == 100;
        }).When(b => b.Criteria.Count > 0).WithErrorCode("criteria.sum");
    }

    private void Times(TimeSpan leastOpen, DateTimeOffset now)
    {
        RuleFor(b => b.ClosesAt).NotNull().WithErrorCode("brief.needs_closing");
        RuleFor(b => b.ClosesAt).Must((_, closes, context) =>
        {
            context.MessageFormatter.AppendArgument("Days", Math.Ceiling(leastOpen.TotalDays));
            return closes >= now + leastOpen;
        }).When(b => b.ClosesAt is not null).WithErrorCode("brief.closes_too_soon");
        RuleFor(b => b.QuestionsUntil).Must(until => until > now).When(b => b.QuestionsUntil is not null).WithErrorCode("brief.questions_in_the_past");
        RuleFor(b => b.QuestionsUntil).Must((b, until) => until < b.ClosesAt).When(b => b.QuestionsUntil is not null && b.ClosesAt is not null)
            .WithErrorCode("brief.questions_after_closing");
    }
}
