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
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Features;

/// <summary>A company that may offer asks about a challenge, in time. Who asked is shown to nobody.</summary>
internal static class AskClarification
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{id:guid}/clarifications", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new AskClarificationValidator())
        .WithName("AskClarification");

    private static async Task<Results<Created<ClarificationDetails>, NotFound>> Handle(
        Guid id, Contracts.Challenges.AskClarification request, Caller caller, ChallengesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.Challenges.SingleOrDefaultAsync(c => c.Id == id && c.PublishedAt != null, ct) is not { } challenge) return TypedResults.NotFound();

        var (now, company) = (clock.GetUtcNow().Stored(), caller.RequiredCompanyId);
        var clarification = challenge.Ask(company, request.Question, now);
        await db.DemandSolverAsync(company, challenge, ct);
        db.Publish(await db.ChangedAsync(challenge, now, ct));
        db.Publish(ChallengeMoments.Asked(challenge, clarification.Id, now));
        await db.SaveChangesAsync(ct);
        return http.CreatedAt($"/api/challenges/v1/challenges/{id}", ChallengeViews.Details(clarification), challenge.Version);
    }
}

internal sealed class AskClarificationValidator : AbstractValidator<Contracts.Challenges.AskClarification>
{
    public AskClarificationValidator() => RuleFor(a => a.Question).NotEmpty().MaximumLength(2000);
}
