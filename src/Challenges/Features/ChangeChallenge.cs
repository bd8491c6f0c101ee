using Marketplace.Challenges.Data;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Challenges.Features;

/// <summary>A seeker rewrites its brief, in Draft or when an officer asked for changes.</summary>
internal static class ChangeChallenge
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/challenges/{id:guid}", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new BriefValidator())
        .WithName("ChangeChallenge");

    private static async Task<Results<Ok<ChallengeDetails>, NotFound>> Handle(
        Guid id, ChallengeBrief brief, IfMatch ifMatch, Caller caller, ChallengesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, ct) is not { } challenge) return TypedResults.NotFound();
        ifMatch.Demand(challenge.Version);

        var now = clock.GetUtcNow();
        challenge.Change(brief);
        if (challenge.State != ChallengeState.Draft) db.Publish(await db.ChangedAsync(challenge, now, ct));
        await db.SaveChangesAsync(ct);
        return http.Versioned(await db.DetailsAsync(challenge, caller, now, ct), challenge.Version);
    }
}
