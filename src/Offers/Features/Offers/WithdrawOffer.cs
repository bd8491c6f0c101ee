using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>Takes an offer back before closing. It can be handed in again.</summary>
internal static class WithdrawOffer
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/offers/{id:guid}/withdraw", Handle)
        .RequireAuthorization(Policies.Editor)
        .WithName("WithdrawOffer");

    private static async Task<Results<Ok<OfferDetails>, NotFound>> Handle(Guid id, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct)
    {
        if (await db.ChallengeOfOwnAsync(id, caller.RequiredCompanyId, ct) is not { } challengeId) return TypedResults.NotFound();
        await using var hold = (await db.HoldToOfferAsync(challengeId, ct))!;
        await db.LockOfferAsync(id, ct);
        var (contest, company) = await db.ForOfferingAsync(challengeId, caller.RequiredCompanyId, ct);
        var offer = await db.Offers.SingleAsync(o => o.Id == id, ct);

        offer.Withdraw(contest, hold.Now);
        db.Publish(OfferViews.Changed(offer, hold.Now));
        db.Publish(new OfferWithdrawn
        {
            Id = offer.Id, Version = offer.Version, OccurredAt = hold.Now, ChallengeId = contest.Id, ChallengeCode = contest.Code, ChallengeTitle = contest.Title,
            SeekerId = contest.SeekerId, CompanyId = company.Id,
        });
        await hold.SaveAsync(ct);
        return http.Versioned(OfferViews.Bare(offer, contest, company), offer.Version);
    }
}
