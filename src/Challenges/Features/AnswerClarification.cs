using FluentValidation;
using Marketplace.Challenges.Data;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Challenges.Features;

/// <summary>The seeker answers a question, to everybody at once.</summary>
internal static class AnswerClarification
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{id:guid}/clarifications/{clarificationId:guid}/answer", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new AnswerClarificationValidator())
        .WithName("AnswerClarification");

    private static async Task<Results<Ok<ClarificationDetails>, NotFound>> Handle(
        Guid id, Guid clarificationId, Contracts.Challenges.AnswerClarification request, Caller caller, ChallengesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, ct) is not { } challenge || challenge.Clarifications.All(c => c.Id != clarificationId)) return TypedResults.NotFound();

        var now = clock.GetUtcNow().Stored();
        var clarification = challenge.Answer(clarificationId, request.Answer, now);
        db.Publish(await db.ChangedAsync(challenge, now, ct));
        db.Publish(ChallengeMoments.Answered(challenge, clarificationId, now));
        await db.SaveChangesAsync(ct);
        return http.Versioned(ChallengeViews.Details(clarification), challenge.Version);
    }
}

internal sealed class AnswerClarificationValidator : AbstractValidator<Contracts.Challenges.AnswerClarification>
{
    public AnswerClarificationValidator() => RuleFor(a => a.Answer).NotEmpty().MaximumLength(4000);
}
