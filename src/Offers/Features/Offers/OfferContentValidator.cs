using FluentValidation;
using FluentValidation.Results;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;

namespace Marketplace.Offers.Features.Offers;

/// <summary>The shape of an offer's content, complete or not. Every rule has words of its own: the library's repeat what was typed, and that is sealed.</summary>
internal sealed class OfferContentValidator : AbstractValidator<OfferContent>
{
    private const int LongText = 20_000;
    private const int ShortText = 300;
    private const int MostMilestones = 50;
    private const int MostWeeks = 520;
    private const decimal MostMoney = 100_000_000_000_000m;

    public OfferContentValidator()
    {
        Text(c => c.Approach, LongText);
        Text(c => c.TrlEvidence, LongText);
        Text(c => c.IpProposal, LongText);
        Text(c => c.Team, LongText);
        Text(c => c.References, LongText);
        RuleFor(c => c.Answers).NotNull().WithErrorCode("offer.null").Must(a => a is null or { Count: <= 100 }).WithErrorCode("offer.too_many_answers");
        RuleForEach(c => c.Answers).NotNull().WithErrorCode("offer.null").ChildRules(answer =>
            answer.RuleFor(a => a.Answer).NotNull().WithErrorCode("offer.null").MaximumLength(LongText).WithErrorCode("offer.text_too_long"));
        RuleFor(c => c.Milestones).NotNull().WithErrorCode("offer.null").Must(m => m is null or { Count: <= MostMilestones }).WithErrorCode("offer.too_many_milestones");
        RuleForEach(c => c.Milestones).NotNull().WithErrorCode("offer.null").ChildRules(milestone =>
        {
            milestone.RuleFor(m => m.Title).NotNull().WithErrorCode("offer.null").MaximumLength(ShortText).WithErrorCode("offer.text_too_long");
            milestone.RuleFor(m => m.Deliverable).NotNull().WithErrorCode("offer.null").MaximumLength(LongText).WithErrorCode("offer.text_too_long");
            milestone.RuleFor(m => m.Weeks).InclusiveBetween(0, MostWeeks).WithErrorCode("offer.weeks");
            milestone.RuleFor(m => m.Price).InclusiveBetween(0, MostMoney).WithErrorCode("offer.price").PrecisionScale(19, 4, ignoreTrailingZeros: true).WithErrorCode("offer.price");
        });
        When(c => c.TotalPrice is not null, () =>
        {
            RuleFor(c => c.TotalPrice!.Amount).InclusiveBetween(0, MostMoney).WithErrorCode("offer.price").PrecisionScale(19, 4, ignoreTrailingZeros: true).WithErrorCode("offer.price");
            RuleFor(c => c.TotalPrice!.Currency).NotNull().WithErrorCode("offer.currency").Matches("^[A-Z]{3}$").WithErrorCode("offer.currency");
        });
        RuleFor(c => c.TrlNow).InclusiveBetween(1, 9).WithErrorCode("offer.trl");
        RuleFor(c => c.TrlAtDelivery).InclusiveBetween(1, 9).WithErrorCode("offer.trl");
    }

    private void Text(System.Linq.Expressions.Expression<Func<OfferContent, string?>> field, int longest) =>
        RuleFor(field).MaximumLength(longest).WithErrorCode("offer.text_too_long");
}

/// <summary>Answers belong to the criteria of the challenge as it is now, one each.</summary>
internal sealed class AnswersValidator : AbstractValidator<OfferContent>
{
    public AnswersValidator(Contest contest) => RuleFor(c => c.Answers).Custom((answers, context) =>
    {
        for (var i = 0; i < answers.Count; i++)
        {
            var id = answers[i].CriterionId;
            var code = contest.Criteria.All(c => c.Id != id) ? "offer.unknown_criterion" : answers.Take(i).Any(a => a.CriterionId == id) ? "offer.answered_twice" : null;
            if (code is not null) context.AddFailure(new ValidationFailure($"answers[{i}].criterionId", code) { ErrorCode = code });
        }
    });
}

/// <summary>What an offer needs to be handed in.</summary>
internal sealed class CompleteOfferValidator : AbstractValidator<OfferContent>
{
    public CompleteOfferValidator(Contest contest)
    {
        RuleFor(c => c.Approach).NotEmpty().WithErrorCode("offer.needs_approach");
        RuleFor(c => c.Answers).Custom((answers, context) =>
        {
            foreach (var criterion in contest.Criteria.Where(criterion => !answers.Any(a => a.CriterionId == criterion.Id && !string.IsNullOrWhiteSpace(a.Answer))))
                context.AddFailure(new ValidationFailure("answers", "offer.needs_answer")
                {
                    ErrorCode = "offer.needs_answer",
                    FormattedMessagePlaceholderValues = new() { ["Criterion"] = criterion.Name },
                });
        });
        RuleFor(c => c.Milestones).NotEmpty().WithErrorCode("offer.needs_milestone");
        RuleForEach(c => c.Milestones).ChildRules(milestone =>
        {
            milestone.RuleFor(m => m.Title).NotEmpty().WithErrorCode("offer.needs_title");
            milestone.RuleFor(m => m.Deliverable).NotEmpty().WithErrorCode("offer.needs_deliverable");
        });
        RuleFor(c => c.TotalPrice).NotNull().WithErrorCode("offer.needs_price")
            .Must((c, total) => total is null || total.Amount == c.Milestones.Sum(m => m.Price)).WithErrorCode("offer.price_is_not_the_sum");
        RuleFor(c => c.TrlNow).NotNull().WithErrorCode("offer.needs_trl");
        RuleFor(c => c.TrlAtDelivery).NotNull().WithErrorCode("offer.needs_trl")
            .Must((c, trl) => trl is null || c.TrlNow is null || trl >= c.TrlNow).WithErrorCode("offer.trl_falls");
    }
}
