using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Offers.Features.Agreements;

/// <summary>An officer finds the measured values to be so.</summary>
internal static class VerifyOutcomes
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements/{id:guid}/outcomes/verify", Handle)
        .RequireAuthorization(Policies.Officer)
        .WithName("VerifyOutcomes");

    private static Task<Results<Ok<AgreementDetails>, NotFound>> Handle(
        Guid id, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct) =>
        db.StepAsync(id, caller, Side.Officer, (agreement, _) =>
        {
            agreement.VerifyOutcomes();
            return null;
        }, http, ct);
}
