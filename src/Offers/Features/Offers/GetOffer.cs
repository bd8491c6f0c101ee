using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features.Awards;
using Marketplace.Offers.Features.Evaluation;
using Marketplace.Offers.Sealing;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Platform.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>An offer to its own company at any time, and to the panel once opened. To everybody else there is none.</summary>
internal static class GetOffer
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/offers/{id:guid}", Handle)
        .RequireAuthorization(Policies.SignedIn)
        .WithName("GetOffer");

    private static async Task<Results<Ok<OfferDetails>, NotFound>> Handle(
        Guid id, Caller caller, OffersDbContext db, OfferVault vault, Bench bench, HttpContext http, CancellationToken ct)
    {
        if (await db.Offers.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id && o.CompanyId == caller.CompanyId, ct) is { } own)
            return http.Versioned(await OwnAsync(own, caller, db, vault, ct), own.Version);

        if (caller.PersonId is not { } person) return TypedResults.NotFound();
        var challengeId = await db.Offers.Where(o => o.Id == id && db.Contests.Any(c => c.Id == o.ChallengeId && c.Panel.Any(p => p.PersonId == person)))
            .Select(o => (Guid?)o.ChallengeId).SingleOrDefaultAsync(ct);
        if (challengeId is null || await bench.LookAsync(challengeId.Value, person, ct) is not { } look) return TypedResults.NotFound();
        if (look.Offers.SingleOrDefault(o => o.Id == id) is not { } offer) return TypedResults.NotFound();

        var handedIn = await db.Contents.AsNoTracking().SingleAsync(c => c.Id == offer.SubmittedId, ct);
        var content = vault.Open(SealRelease.Closed(look.Contest.Id, look.Contest.ClosesAt, look.Now), look.Contest, handedIn);
        var company = look.NamesShown ? await db.Companies.AsNoTracking().SingleAsync(c => c.Id == offer.CompanyId, ct) : null;
        return http.Versioned(OfferViews.ToPanel(offer, look.Contest, company, content), offer.Version);
    }

    private static async Task<OfferDetails> OwnAsync(Offer offer, Caller caller, OffersDbContext db, OfferVault vault, CancellationToken ct)
    {
        var (contest, company) = await db.ForOfferingAsync(offer.ChallengeId, offer.CompanyId, ct);
        var release = offer.ReleaseTo(caller);
        var saved = await db.Contents.AsNoTracking().Where(c => c.Id == offer.WorkingId || c.Id == offer.SubmittedId).ToListAsync(ct);
        var (working, submitted) = (saved.Find(c => c.Id == offer.WorkingId), saved.Find(c => c.Id == offer.SubmittedId));
        var award = await db.LatestAwardAsync(contest.Id, ct);
        return OfferViews.Own(offer, contest, company,
            working is null ? null : vault.Open(release, contest, working),
            submitted is null ? [] : vault.Receipt(release, contest, submitted, withSalts: true),
            OfferViews.Result(offer, contest, award, await db.NowAsync(ct)));
    }
}
