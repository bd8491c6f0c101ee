using Marketplace.Challenges.Data;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Challenges.Features;

/// <summary>A seeker throws away a draft nobody else has seen.</summary>
internal static class DiscardChallenge
{
    public static void Map(RouteGroupBuilder api) => api
        .MapDelete("/challenges/{id:guid}", Handle)
        .RequireAuthorization(Policies.Editor)
        .WithName("DiscardChallenge");

    private static async Task<Results<NoContent, NotFound>> Handle(Guid id, Caller caller, ChallengesDbContext db, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, ct) is not { } challenge) return TypedResults.NotFound();

        challenge.DemandDiscardable();
        db.Challenges.Remove(challenge);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
