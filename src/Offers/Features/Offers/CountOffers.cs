using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>How many offers a challenge has; nothing more is known of them before closing, and not even this where the seeker hides it.</summary>
internal static class CountOffers
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges/{challengeId:guid}/count", Handle)
        .AllowAnonymous()
        .WithName("CountOffers");

    private static async Task<Results<Ok<OfferCount>, NotFound>> Handle(Guid challengeId, OffersDbContext db, CancellationToken ct)
    {
        if (await db.Contests.AsNoTracking().IgnoreAutoIncludes().SingleOrDefaultAsync(c => c.Id == challengeId, ct) is not { } contest) return TypedResults.NotFound();
        if (contest.HideOfferCount && contest.IsOpenAt(await db.NowAsync(ct))) return TypedResults.Ok(new OfferCount(challengeId, null));

        var offers = db.Offers.Where(o => o.ChallengeId == challengeId);
        var count = contest.OpenedAt is null
            ? await offers.CountAsync(o => o.State == OfferState.Submitted || o.State == OfferState.NeedsReconfirmation, ct)
            : await offers.CountAsync(o => o.Label != null, ct);
        return TypedResults.Ok(new OfferCount(challengeId, count));
    }
}
