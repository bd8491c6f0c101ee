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

/// <summary>A company that may seek begins a brief. It may be as incomplete as its writer likes.</summary>
internal static class DraftChallenge
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new BriefValidator())
        .WithName("DraftChallenge");

    private static async Task<Created<ChallengeDetails>> Handle(
        ChallengeBrief brief, Caller caller, ChallengesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        await db.DemandSeekerAsync(caller.RequiredCompanyId, ct);

        var now = clock.GetUtcNow().Stored();
        var challenge = Challenge.Draft(caller.RequiredCompanyId, brief, now);
        db.Challenges.Add(challenge);
        await db.SaveChangesAsync(ct);
        return http.CreatedAt($"/api/challenges/v1/challenges/{challenge.Id}", await db.DetailsAsync(challenge, caller, now, ct), challenge.Version);
    }
}
