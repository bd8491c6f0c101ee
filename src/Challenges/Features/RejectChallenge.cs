using Marketplace.Challenges.Data;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Challenges.Features;

/// <summary>An officer turns a brief away for good, with a reason.</summary>
internal static class RejectChallenge
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{id:guid}/reject", Handle)
        .RequireAuthorization(Policies.Officer)
        .Validate(new ReasonValidator())
        .WithName("RejectChallenge");

    private static async Task<Results<Ok<ChallengeDetails>, NotFound>> Handle(
        Guid id, ReasonRequest request, Caller caller, ChallengesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.UnderReviewAsync(id, ct) is not { } challenge) return TypedResults.NotFound();

        var now = clock.GetUtcNow().Stored();
        challenge.Reject(request.Reason, now);
        db.Publish(await db.ChangedAsync(challenge, now, ct));
        db.Publish(ChallengeMoments.Rejected(challenge, request.Reason, now));
        await db.SaveChangesAsync(ct);
        return http.Versioned(await db.DetailsAsync(challenge, caller, now, ct), challenge.Version);
    }
}
