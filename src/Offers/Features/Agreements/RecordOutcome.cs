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

/// <summary>The seeker records what was measured of an indicator.</summary>
internal static class RecordOutcome
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/agreements/{id:guid}/outcomes", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new RecordOutcomeValidator())
        .WithName("RecordOutcome");

    private static Task<Results<Ok<AgreementDetails>, NotFound>> Handle(
        Guid id, Contracts.Offers.RecordOutcome request, Caller caller, OffersDbContext db, HttpContext http, CancellationToken ct) =>
        db.StepAsync(id, caller, Side.Seeker, (agreement, _) =>
        {
            agreement.RecordOutcome(request.Indicator, request.Measured);
            return null;
        }, http, ct);
}

internal sealed class RecordOutcomeValidator : AbstractValidator<Contracts.Offers.RecordOutcome>
{
    private const decimal Most = 100_000_000_000_000m;

    public RecordOutcomeValidator()
    {
        RuleFor(o => o.Indicator).NotEmpty().WithErrorCode("outcome.unknown");
        RuleFor(o => o.Measured).InclusiveBetween(-Most, Most).WithErrorCode("outcome.value");
    }
}
