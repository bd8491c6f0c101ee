using FluentValidation;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Sealing;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>
/// Hands an offer in, complete, before closing by the offers database's clock. The contest is held from reading that clock to the commit, so
/// what is acknowledged is opened. Handing in again what is in already changes nothing.
/// </summary>
internal static class SubmitOffer
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/offers/{id:guid}/submit", Handle)
        .RequireAuthorization(Policies.Editor)
        .ProducesValidationProblem()
        .WithName("SubmitOffer");

    private static async Task<Results<Ok<OfferDetails>, NotFound>> Handle(
        Guid id, Caller caller, OffersDbContext db, OfferVault vault, Texts texts, HttpContext http, CancellationToken ct)
    {
        await using var work = await db.TakeUpAsync(id, caller.RequiredCompanyId, ct);
        if (work is null) return TypedResults.NotFound();
        var (hold, offer, contest, company, saved) = work;
        contest.DemandOpenAt(hold.Now);
        contest.DemandMayOffer(company);

        var working = saved ?? throw new RuleException("offer.empty");
        var release = offer.ReleaseTo(caller);
        if (!offer.IsSubmittedAsItIs(contest))
        {
            var content = vault.Open(release, contest, working);
            new AnswersValidator(contest).Check(content, texts);
            new CompleteOfferValidator(contest).Check(content, texts);
            await db.ForgetAsync(offer.Submit(contest, hold.Now), ct);
            db.Publish(OfferViews.Changed(offer, hold.Now));
            db.Publish(ContestMoments.OfferSubmitted(contest, offer, hold.Now));
            await hold.SaveLastAsync(ct);
        }

        return http.Versioned(OfferViews.Bare(offer, contest, company, vault.Receipt(release, contest, working, withSalts: false)), offer.Version);
    }
}
