using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Challenges.Features;

/// <summary>A seeker sends its brief to review. From here on it must be whole.</summary>
internal static class SubmitChallenge
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{id:guid}/submit", Handle)
        .RequireAuthorization(Policies.Editor)
        .ProducesValidationProblem()
        .WithName("SubmitChallenge");

    private static async Task<Results<Ok<ChallengeDetails>, NotFound>> Handle(
        Guid id, Caller caller, ChallengesDbContext db, ContestRules rules, TimeProvider clock, Texts texts, HttpContext http, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, ct) is not { } challenge) return TypedResults.NotFound();
        await db.DemandSeekerAsync(challenge.SeekerId, ct);

        var now = clock.GetUtcNow().Stored();
        challenge.Submit(rules.ReviewDueAt(now), now);
        new CompleteBriefValidator(rules.LeastOpen, now).Check(challenge.Brief, texts);
        db.Publish(await db.ChangedAsync(challenge, now, ct));
        db.Publish(ChallengeMoments.Submitted(challenge, now));
        await db.SaveChangesAsync(ct);
        return http.Versioned(await db.DetailsAsync(challenge, caller, now, ct), challenge.Version);
    }
}
