using Marketplace.Challenges.Data;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Features;

/// <summary>One challenge: to everybody once published, before that to its seeker, and to the programme from review on.</summary>
internal static class GetChallenge
{
    // The policy makes known who calls; nobody is turned away.
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges/{id:guid}", Handle)
        .RequireAuthorization(Policies.SignedIn).AllowAnonymous()
        .WithName("GetChallenge");

    private static async Task<Results<Ok<ChallengeDetails>, NotFound>> Handle(
        Guid id, Caller caller, ChallengesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct) =>
        await db.Challenges.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(c => c.Id == id, ct) is { } challenge
            ? http.Versioned(await db.DetailsAsync(challenge, caller, clock.GetUtcNow(), ct), challenge.Version)
            : TypedResults.NotFound();
}
