using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Offers.Features.Agreements;

/// <summary>The seeker accepts a delivered milestone.</summary>
internal static class AcceptMilestone
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements/{id:guid}/milestones/{milestoneId:guid}/accept", Handle)
        .RequireAuthorization(Policies.Editor)
        .WithName("AcceptMilestone");

    private static Task<Results<Ok<AgreementDetails>, NotFound>> Handle(
        Guid id, Guid milestoneId, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct) =>
        db.StepAsync(id, caller, Side.Seeker, (agreement, _) => agreement.AcceptMilestone(milestoneId), http, ct);
}
