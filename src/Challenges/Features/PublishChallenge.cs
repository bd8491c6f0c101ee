using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Challenges.Features;

/// <summary>An officer opens a reviewed challenge for offers.</summary>
internal static class PublishChallenge
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{id:guid}/publish", Handle)
        .RequireAuthorization(Policies.Officer)
        .WithName("PublishChallenge");

    private static async Task<Results<Ok<ChallengeDetails>, NotFound>> Handle(
        Guid id, Caller caller, ChallengesDbContext db, ContestRules rules, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.UnderReviewAsync(id, ct) is not { } challenge) return TypedResults.NotFound();
        if (await db.KnownCompanies.FindAsync([challenge.SeekerId], ct) is not { MaySeek: true }) throw new RuleException("challenge.seeker_may_not_seek");

        var now = clock.GetUtcNow().Stored();
        challenge.Publish(rules.LeastOpen, now);
        db.Publish(await db.ChangedAsync(challenge, now, ct));
        db.Publish(ChallengeMoments.Published(challenge, now));
        await db.SaveChangesAsync(ct);
        return http.Versioned(await db.DetailsAsync(challenge, caller, now, ct), challenge.Version);
    }
}
