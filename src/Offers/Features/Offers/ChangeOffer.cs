using FluentValidation;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Sealing;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>
/// Saves what an offer says, sealed from the first save. A draft may be incomplete. An offer already handed in keeps what was handed in until
/// it is handed in anew.
/// </summary>
internal static class ChangeOffer
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/offers/{id:guid}", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new OfferContentValidator())
        .WithName("ChangeOffer");

    private static async Task<Results<Ok<OfferDetails>, NotFound>> Handle(
        Guid id, OfferContent content, IfMatch ifMatch, Caller caller, OffersDbContext db, OfferVault vault, Texts texts, HttpContext http, CancellationToken ct)
    {
        if (await db.ChallengeOfOwnAsync(id, caller.RequiredCompanyId, ct) is not { } challengeId) return TypedResults.NotFound();
        await using var hold = (await db.HoldToOfferAsync(challengeId, ct))!;
        await db.LockOfferAsync(id, ct);
        var (contest, company) = await db.ForOfferingAsync(challengeId, caller.RequiredCompanyId, ct);
        var offer = await db.Offers.SingleAsync(o => o.Id == id, ct);
        ifMatch.Demand(offer.Version);
        contest.DemandOpenAt(hold.Now);
        new AnswersValidator(contest).Check(content, texts);

        var saved = vault.Seal(contest, offer.Id, content, hold.Now);
        if (offer.Change(saved.Id, hold.Now) is { } superseded) db.Forget(await db.Contents.SingleOrDefaultAsync(c => c.Id == superseded, ct));
        db.Contents.Add(saved);
        await hold.SaveAsync(ct);
        return http.Versioned(OfferViews.Bare(offer, contest, company) with { Content = content }, offer.Version);
    }
}
