using FluentValidation;
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

/// <summary>The chair records what the panel agreed on for one offer, on every criterion.</summary>
internal static class RecordConsensus
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/offers/{id:guid}/consensus", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new SubmitScoresValidator())
        .WithName("RecordConsensus");

    private static async Task<Results<Ok<EvaluationDetails>, NotFound>> Handle(
        Guid id, SubmitScores request, Caller caller, OffersDbContext db, Bench bench, EvaluationViews views, Texts texts, HttpContext http, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        if (await bench.ChallengeOfAsync(id, person, ct) is not { } challengeId) return TypedResults.NotFound();
        await using var sitting = await bench.SitAsync(challengeId, person, PanelRole.Chair, ct);
        if (sitting?.Offers.Find(o => o.Id == id) is not { } offer) return TypedResults.NotFound();
        new CriteriaValidator(sitting.Contest, whole: true).Check(request, texts);

        sitting.Contest.NoteConsensus();
        offer.Evaluate(sitting.Contest.Criteria, request.Scores, sitting.Now);
        db.Publish(OfferViews.Changed(offer, sitting.Now));
        await sitting.Hold.SaveAsync(ct);
        return http.Versioned(await views.ForAsync(sitting.Contest, caller, sitting.Now, ct), sitting.Contest.Version);
    }
}
