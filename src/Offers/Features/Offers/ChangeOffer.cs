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
        await using var work = await db.TakeUpAsync(id, caller.RequiredCompanyId, ct);
        if (work is null) return TypedResults.NotFound();
        var (hold, offer, contest, company, _) = work;
        ifMatch.Demand(offer.Version);
        contest.DemandOpenAt(hold.Now);
        new AnswersValidator(contest).Check(content, texts);

        var saved = vault.Seal(contest, offer.Id, content, hold.Now);
        await db.ForgetAsync(offer.Change(saved.Id, hold.Now), ct);
        db.Contents.Add(saved);
        await hold.SaveAsync(ct);
        return http.Versioned(OfferViews.Bare(offer, contest, company) with { Content = content }, offer.Version);
    }
}
