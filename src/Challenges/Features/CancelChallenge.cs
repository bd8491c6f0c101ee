using Marketplace.Challenges.Data;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Features;

/// <summary>The seeker, or an officer, ends a published challenge before its award, with a reason everybody can read.</summary>
internal static class CancelChallenge
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{id:guid}/cancel", Handle)
        .RequireAuthorization(Policies.EditorOrOfficer)
        .Validate(new ReasonValidator())
        .WithName("CancelChallenge");

    private static async Task<Results<Ok<ChallengeDetails>, NotFound>> Handle(
        Guid id, ReasonRequest request, Caller caller, ChallengesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        var (officer, own) = (caller.IsOfficer, caller.CompanyRole >= MemberRole.Editor ? caller.CompanyId : null);
        if (await db.Challenges.SingleOrDefaultAsync(c => c.Id == id && (c.SeekerId == own || (officer && c.SubmittedAt != null)), ct) is not { } challenge)
            return TypedResults.NotFound();

        var now = clock.GetUtcNow().Stored();
        challenge.Cancel(request.Reason, now);
        db.Publish(await db.ChangedAsync(challenge, now, ct));
        db.Publish(ChallengeMoments.Cancelled(challenge, request.Reason, now));
        await db.SaveChangesAsync(ct);
        return http.Versioned(await db.DetailsAsync(challenge, caller, now, ct), challenge.Version);
    }
}
