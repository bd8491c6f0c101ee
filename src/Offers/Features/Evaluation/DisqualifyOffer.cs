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

namespace Marketplace.Offers.Features.Evaluation;

/// <summary>The chair leaves an offer out, with a reason that its company will read.</summary>
internal static class DisqualifyOffer
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/offers/{id:guid}/disqualify", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new ReasonValidator())
        .WithName("DisqualifyOffer");

    private static async Task<Results<Ok<EvaluationDetails>, NotFound>> Handle(
        Guid id, ReasonRequest request, Caller caller, OffersDbContext db, Bench bench, EvaluationViews views, HttpContext http, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        if (await bench.ChallengeOfAsync(id, person, ct) is not { } challengeId) return TypedResults.NotFound();
        await using var sitting = await bench.SitAsync(challengeId, person, PanelRole.Chair, ct);
        if (sitting?.Offers.Find(o => o.Id == id) is not { } offer) return TypedResults.NotFound();

        sitting.Contest.NoteDisqualification();
        offer.Disqualify(request.Reason, sitting.Now);
        sitting.Settle();
        db.Publish(OfferViews.Changed(offer, sitting.Now));
        await sitting.Hold.SaveAsync(ct);
        return http.Versioned(await views.ForAsync(sitting.Contest, caller, sitting.Now, ct), sitting.Contest.Version);
    }
}
