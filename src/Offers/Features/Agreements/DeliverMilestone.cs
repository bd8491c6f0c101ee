using FluentValidation;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Offers.Features.Agreements;

/// <summary>The solver delivers a milestone, with what shows it.</summary>
internal static class DeliverMilestone
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements/{id:guid}/milestones/{milestoneId:guid}/deliver", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new DeliverMilestoneValidator())
        .WithName("DeliverMilestone");

    private static Task<Results<Ok<AgreementDetails>, NotFound>> Handle(
        Guid id, Guid milestoneId, Contracts.Offers.DeliverMilestone request, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct) =>
        db.StepAsync(id, caller, Side.Solver, (agreement, _) => agreement.Deliver(milestoneId, request.Evidence), http, ct);
}

internal sealed class DeliverMilestoneValidator : AbstractValidator<Contracts.Offers.DeliverMilestone>
{
    public DeliverMilestoneValidator() =>
        RuleFor(d => d.Evidence).NotEmpty().WithErrorCode("milestone.needs_evidence").MaximumLength(8000).WithErrorCode("milestone.evidence_too_long");
}
