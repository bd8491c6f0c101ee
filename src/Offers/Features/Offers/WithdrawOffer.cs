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
        await using var work = await db.TakeUpAsync(id, caller.RequiredCompanyId, ct);
        if (work is null) return TypedResults.NotFound();
        var (hold, offer, contest, company, _) = work;

        offer.Withdraw(contest, hold.Now);
        db.Publish(OfferViews.Changed(offer, hold.Now));
        db.Publish(ContestMoments.OfferWithdrawn(contest, offer, hold.Now));
        await hold.SaveAsync(ct);
        return http.Versioned(OfferViews.Bare(offer, contest, company), offer.Version);
    }
}
