using FluentValidation;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Taxonomies;

namespace Marketplace.Challenges.Features;

/// <summary>The shape of a brief, however incomplete: lengths, known codes, weights.</summary>
internal sealed class BriefValidator : AbstractValidator<ChallengeBrief>
{
    // Above what any budget here can be, below what every database can hold.
    private const decimal LargestAmount = 100_000_000_000_000;

    public BriefValidator()
    {
        RuleFor(b => b.Title).NotEmpty().MaximumLength(250);
        RuleFor(b => b.Summary).MaximumLength(2000);
        RuleFor(b => b.Problem!).ChildRules(problem =>
        {
            problem.RuleFor(p => p.Today).MaximumLength(40_000);
            problem.RuleFor(p => p.Tried).MaximumLength(10_000);
            problem.RuleFor(p => p.Constraints).MaximumLength(10_000);
            problem.RuleFor(p => p.Users).MaximumLength(2000);
        });
        RuleFor(b => b.RequiredTrl).InclusiveBetween(1, 9);
        RuleFor(b => b.Fields).NotNull().Must(f => f is null or { Count: <= 10 }).WithErrorCode("brief.too_many_fields");
        RuleForEach(b => b.Fields).Must(Taxonomies.Fields.Contains).WithErrorCode("field.code");
        RuleFor(b => b.IsicCode).Must(Taxonomies.Isic.Contains).When(b => !string.IsNullOrEmpty(b.IsicCode)).WithErrorCode("isic.code");
        RuleFor(b => b.Place!).ChildRules(place =>
        {
            place.RuleFor(p => p.Province).Must(Taxonomies.Provinces.Contains).WithErrorCode("place.province");
            place.RuleFor(p => p.County).MaximumLength(100);
            place.RuleFor(p => p.Estate).MaximumLength(200);
        });
        RuleFor(b => b.Cooperation).IsInEnum();
        RuleFor(b => b.IpTerms).IsInEnum();
        RuleFor(b => b.CoFundingPercent).InclusiveBetween(0, 100);
        RuleFor(b => b.OpenTo).NotNull().Must(k => k is null or { Count: <= 20 }).WithErrorCode("brief.too_many_kinds");
        RuleForEach(b => b.OpenTo).IsInEnum();
        RuleFor(b => b.ConfidentialAnnex).MaximumLength(40_000);
        RuleFor(b => b.StandstillDays).InclusiveBetween(0, 10);
        RuleFor(b => b.Language).Must(l => l is "fa" or "en").WithErrorCode("brief.language");
        Indicators();
        Money();
        Criteria();
    }

    private void Indicators()
    {
        RuleFor(b => b.Indicators).NotNull().Must(i => i is null or { Count: <= 20 }).WithErrorCode("brief.too_many_indicators");
        RuleForEach(b => b.Indicators).NotNull().ChildRules(indicator =>
        {
            indicator.RuleFor(i => i.Name).NotNull().MaximumLength(200);
            indicator.RuleFor(i => i.Unit).NotNull().MaximumLength(50);
            indicator.RuleFor(i => i.Baseline).InclusiveBetween(-LargestAmount, LargestAmount);
            indicator.RuleFor(i => i.Target).InclusiveBetween(-LargestAmount, LargestAmount);
        });
    }

    private void Money() => RuleFor(b => b.Budget!).ChildRules(budget =>
    {
        budget.RuleFor(m => m.Kind).IsInEnum();
        budget.RuleFor(m => m.Min).InclusiveBetween(0, LargestAmount);
        budget.RuleFor(m => m.Max).InclusiveBetween(0, LargestAmount);
        budget.RuleFor(m => m.Currency).Must(c => c is { Length: 3 } && c.All(char.IsAsciiLetterUpper)).WithErrorCode("money.currency");
    });

    private void Criteria()
    {
        RuleFor(b => b.Criteria).NotNull().Must(c => c is null or { Count: <= 20 }).WithErrorCode("brief.too_many_criteria")
            .Must(c => c is null || c.Where(x => x is not null && x.Id != Guid.Empty).GroupBy(x => x.Id).All(g => g.Count() == 1)).WithErrorCode("brief.same_criterion");
        RuleForEach(b => b.Criteria).NotNull().ChildRules(criterion =>
        {
            criterion.RuleFor(c => c.Name).NotNull().MaximumLength(200);
            criterion.RuleFor(c => c.Weight).InclusiveBetween(0, 100);
            criterion.RuleFor(c => c.Minimum).InclusiveBetween(0, 100);
        });
    }
}
