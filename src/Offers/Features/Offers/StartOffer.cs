using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>A company starts its one offer to an open challenge, or gets the one it has.</summary>
internal static class StartOffer
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/offers", Handle)
        .RequireAuthorization(Policies.Editor)
        .WithName("StartOffer");

    private static async Task<Results<Created<OfferDetails>, Ok<OfferDetails>, NotFound>> Handle(
        Contracts.Offers.StartOffer request, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct)
    {
        // Companies that register and challenges that are published become known here a moment later.
        await using var one = await db.HoldCompanyAsync(caller.RequiredCompanyId, ct) ?? throw new RuleException("offer.company_unknown");
        await using var hold = await db.HoldToOfferAsync(request.ChallengeId, ct);
        if (hold is null) return TypedResults.NotFound();
        var (contest, company) = await db.ForOfferingAsync(request.ChallengeId, caller.RequiredCompanyId, ct);
        if (await db.Offers.SingleOrDefaultAsync(o => o.ChallengeId == contest.Id && o.CompanyId == company.Id, ct) is { } earlier)
            return http.Versioned(OfferViews.Bare(earlier, contest, company), earlier.Version);

        contest.DemandMayOffer(company);
        contest.DemandOpenAt(hold.Now);
        var year = LegalTime.JalaliYear(hold.Now);
        var offer = Offer.Start(contest.Id, company.Id, year, await db.NextNumberAsync(year, ct), hold.Now);
        db.Offers.Add(offer);
        db.Publish(OfferViews.Changed(offer, hold.Now));
        await one.SaveAsync(ct);
        return http.CreatedAt($"/api/offers/v1/offers/{offer.Id}", OfferViews.Bare(offer, contest, company), offer.Version);
    }
}
