using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Agreements;

/// <summary>An agreement, to its two parties and the programme.</summary>
internal static class GetAgreement
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/agreements/{id:guid}", Handle)
        .RequireAuthorization(Policies.MemberOrProgramme)
        .WithName("GetAgreement");

    private static async Task<Results<Ok<AgreementDetails>, NotFound>> Handle(Guid id, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct) =>
        await db.Agreements.AsNoTracking().VisibleTo(caller).SingleOrDefaultAsync(a => a.Id == id, ct) is { } agreement
            ? http.Versioned(AgreementViews.Details(agreement), agreement.Version)
            : TypedResults.NotFound();
}
