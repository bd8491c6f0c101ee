using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Offers.Features.Agreements;

/// <summary>The seeker's owner closes an agreement whose milestones are all accepted.</summary>
internal static class CompleteAgreement
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements/{id:guid}/complete", Handle)
        .RequireAuthorization(Policies.Owner)
        .WithName("CompleteAgreement");

    private static Task<Results<Ok<AgreementDetails>, NotFound>> Handle(
        Guid id, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct) =>
        db.StepAsync(id, caller, Side.Seeker, (agreement, now) =>
        {
            agreement.Complete(now);
            return null;
        }, http, ct);
}
