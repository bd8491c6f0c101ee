using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Offers.Features.Agreements;

/// <summary>An owner of either party ends the agreement early, with a reason.</summary>
internal static class TerminateAgreement
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements/{id:guid}/terminate", Handle)
        .RequireAuthorization(Policies.Owner)
        .Validate(new ReasonValidator())
        .WithName("TerminateAgreement");

    private static Task<Results<Ok<AgreementDetails>, NotFound>> Handle(
        Guid id, ReasonRequest request, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct) =>
        db.StepAsync(id, caller, Side.Either, (agreement, now) =>
        {
            agreement.Terminate(request.Reason, now);
            return null;
        }, http, ct);
}
