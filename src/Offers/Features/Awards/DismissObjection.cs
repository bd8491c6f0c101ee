using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Offers.Features.Awards;

/// <summary>An officer finds an objection to be wrong, and says why.</summary>
internal static class DismissObjection
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/objections/{objectionId:guid}/dismiss", Handle)
        .RequireAuthorization(Policies.Officer)
        .Validate(new ReasonValidator())
        .WithName("DismissObjection");

    private static async Task<Results<Ok<ObjectionDetails>, NotFound>> Handle(Guid objectionId, ReasonRequest request, Caller caller, OffersDbContext db, CancellationToken ct)
    {
        if (await db.HoldObjectionAsync(objectionId, caller, ct) is not var (hold, contest, award)) return TypedResults.NotFound();
        await using var _ = hold;

        award.Dismiss(objectionId, request.Reason, caller.RequiredPersonId, hold.Now);
        var objection = award.Objections.Single(o => o.Id == objectionId);
        db.Publish(ContestMoments.ObjectionDecided(contest, objection, hold.Now));
        await hold.SaveAsync(ct);
        return TypedResults.Ok(AwardViews.Objection(objection));
    }
}
