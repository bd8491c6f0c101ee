using FluentValidation;
using FluentValidation.Results;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Offers.Features.Evaluation;

/// <summary>A panel member scores an offer, in part or whole. When everybody has scored everything, the consensus begins.</summary>
internal static class ScoreOffer
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/offers/{id:guid}/scores", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new SubmitScoresValidator())
        .WithName("ScoreOffer");

    private static async Task<Results<Ok<EvaluationDetails>, NotFound>> Handle(
        Guid id, SubmitScores request, Caller caller, OffersDbContext db, Bench bench, EvaluationViews views, Texts texts, HttpContext http, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        if (await bench.ChallengeOfAsync(id, person, ct) is not { } challengeId) return TypedResults.NotFound();
        await using var sitting = await bench.SitAsync(challengeId, person, PanelRole.Evaluator, ct);
        if (sitting?.Offers.Find(o => o.Id == id) is not { } offer) return TypedResults.NotFound();
        new CriteriaValidator(sitting.Contest, whole: false).Check(request, texts);

        sitting.Contest.NoteScores();
        if (offer.State != OfferState.Opened) throw new RuleException("offer.judged");
        if (sitting.Sheets.Find(s => s.OfferId == id && s.PersonId == person) is not { } sheet)
        {
            db.ScoreSheets.Add(sheet = new ScoreSheet(challengeId, id, person));
            sitting.Sheets.Add(sheet);
        }

        sheet.Save(request.Scores, sitting.Now);
        sitting.Settle();
        await sitting.Hold.SaveAsync(ct);
        return http.Versioned(await views.ForAsync(sitting.Contest, caller, sitting.Now, ct), sitting.Contest.Version);
    }
}

internal sealed class SubmitScoresValidator : AbstractValidator<SubmitScores>
{
    public SubmitScoresValidator()
    {
        RuleFor(s => s.Scores).NotEmpty().WithErrorCode("scores.missing").Must(s => s is null or { Count: <= 100 }).WithErrorCode("scores.too_many")
            .Must(s => s is null || s.Select(x => x?.CriterionId).Distinct().Count() == s.Count).WithErrorCode("scores.twice");
        RuleForEach(s => s.Scores).NotNull().WithErrorCode("scores.missing").ChildRules(score =>
        {
            score.RuleFor(s => s.Score).InclusiveBetween(0, 100).WithErrorCode("scores.range");
            score.RuleFor(s => s.Comment).NotEmpty().WithErrorCode("scores.needs_comment").MaximumLength(4000).WithErrorCode("scores.comment_too_long");
        });
    }
}

/// <summary>Scores belong to the challenge's criteria.</summary>
internal sealed class CriteriaValidator : AbstractValidator<SubmitScores>
{
    public CriteriaValidator(Contest contest, bool whole) => RuleFor(s => s.Scores).Custom((scores, context) =>
    {
        for (var i = 0; i < scores.Count; i++)
            if (contest.Criteria.All(c => c.Id != scores[i].CriterionId))
                context.AddFailure(new ValidationFailure($"scores[{i}].criterionId", "offer.unknown_criterion") { ErrorCode = "offer.unknown_criterion" });
        if (whole && contest.Criteria.Any(c => scores.All(s => s.CriterionId != c.Id)))
            context.AddFailure(new ValidationFailure("scores", "scores.incomplete") { ErrorCode = "scores.incomplete" });
    });
}
