using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Awards;

/// <summary>The winner's owner declines, with a reason: the panel can propose the next of the ranking.</summary>
internal static class DeclineAward
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/awards/{awardId:guid}/decline", Handle)
        .RequireAuthorization(Policies.Owner)
        .Validate(new ReasonValidator())
        .WithName("DeclineAward");

    private static async Task<Results<Ok<AwardDetails>, NotFound>> Handle(
        Guid awardId, ReasonRequest request, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct)
    {
        if (await db.Awards.Where(a => a.Id == awardId && a.CompanyId == caller.CompanyId).Select(a => (Guid?)a.ChallengeId).SingleOrDefaultAsync(ct) is not { } challengeId)
            return TypedResults.NotFound();
        await using var hold = (await db.HoldAloneAsync(challengeId, ct))!;
        var contest = await db.Contests.SingleAsync(c => c.Id == challengeId, ct);
        var award = await db.Awards.SingleAsync(a => a.Id == awardId, ct);

        if (award.State == AwardState.Proposed) db.EndStandstill(contest, award, hold.Now);
        award.Decline(request.Reason, hold.Now);
        contest.ReturnToConsensus();
        db.Publish(ContestMoments.AwardDeclined(contest, award, request.Reason, hold.Now));
        await hold.SaveAsync(ct);
        return http.Versioned(AwardViews.ToWinner(award, hold.Now), award.Version);
    }
}
