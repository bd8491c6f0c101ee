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

/// <summary>The seeker returns a delivered milestone and says what is missing.</summary>
internal static class ReturnMilestone
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements/{id:guid}/milestones/{milestoneId:guid}/return", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new ReasonValidator())
        .WithName("ReturnMilestone");

    private static Task<Results<Ok<AgreementDetails>, NotFound>> Handle(
        Guid id, Guid milestoneId, ReasonRequest request, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct) =>
        db.StepAsync(id, caller, Side.Seeker, (agreement, _) => agreement.ReturnMilestone(milestoneId, request.Reason), http, ct);
}
