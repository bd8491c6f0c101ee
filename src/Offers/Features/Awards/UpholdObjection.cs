using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features.Offers;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Awards;

/// <summary>An officer finds an objection to be right: the award is withdrawn and the panel judges anew, the objecting company's offer included.</summary>
internal static class UpholdObjection
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/objections/{objectionId:guid}/uphold", Handle)
        .RequireAuthorization(Policies.Officer)
        .Validate(new ReasonValidator())
        .WithName("UpholdObjection");

    private static async Task<Results<Ok<ObjectionDetails>, NotFound>> Handle(Guid objectionId, ReasonRequest request, Caller caller, OffersDbContext db, CancellationToken ct)
    {
        if (await db.HoldObjectionAsync(objectionId, caller, ct) is not var (hold, contest, award)) return TypedResults.NotFound();
        await using var _ = hold;

        var fell = award.Uphold(objectionId, request.Reason, caller.RequiredPersonId, hold.Now);
        var objection = award.Objections.Single(o => o.Id == objectionId);
        if (fell)
        {
            contest.ReturnToConsensus();
            var leftOut = await db.Offers.Where(o => o.ChallengeId == contest.Id && o.State == OfferState.Disqualified
                && (o.DisqualifiedByMinimum || o.CompanyId == objection.CompanyId)).ToListAsync(ct);
            foreach (var offer in leftOut)
            {
                offer.Reinstate(hold.Now);
                db.Publish(OfferViews.Changed(offer, hold.Now));
            }
        }

        db.Publish(ContestMoments.ObjectionDecided(contest, objection, hold.Now));
        await hold.SaveAsync(ct);
        return TypedResults.Ok(AwardViews.Objection(objection));
    }
}
