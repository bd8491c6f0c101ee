using FluentValidation;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Search.Data;
using Marketplace.Search.Matching;
using Marketplace.Search.Matching.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Features;

/// <summary>A company says what it thinks of a recommendation. Its later recommendations follow; nobody else's do.</summary>
internal static class GiveFeedback
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/recommendations/{challengeId:guid}/feedback", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new RecommendationFeedbackValidator())
        .WithName("GiveFeedback");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid challengeId, RecommendationFeedback request, Caller caller, SearchDbContext db, MatchEngine engine, MatchKeeper keeper, TimeProvider clock, CancellationToken ct)
    {
        // What is recommended may not be a document yet: the two hear of a challenge separately.
        await keeper.ReadyAsync(ct);
        if (engine.ChallengeOf(challengeId)?.IsOpen(clock.GetUtcNow()) != true && !await db.Documents.AnyAsync(d => d.Id == challengeId && d.Searchable && d.Challenge != null, ct)) return TypedResults.NotFound();
        var feedback = await db.Set<StoredFeedback>().SingleOrDefaultAsync(f => f.CompanyId == caller.RequiredCompanyId && f.ChallengeId == challengeId, ct);
        if (feedback is null) db.Add(feedback = new StoredFeedback { CompanyId = caller.RequiredCompanyId, ChallengeId = challengeId });
        (feedback.Useful, feedback.SaidAt) = (request.Useful, clock.GetUtcNow());
        feedback.Because = request.Because switch
        {
            NotForUs.Field => FeedbackReason.Field,
            NotForUs.Size => FeedbackReason.Size,
            NotForUs.Distance => FeedbackReason.Distance,
            NotForUs.Timing => FeedbackReason.Timing,
            NotForUs.Other => FeedbackReason.Other,
            _ => null,
        };
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}

internal sealed class RecommendationFeedbackValidator : AbstractValidator<RecommendationFeedback>
{
    public RecommendationFeedbackValidator()
    {
        RuleFor(f => f.Because).IsInEnum();
        RuleFor(f => f.Because).Null().When(f => f.Useful).WithErrorCode("feedback.useful_needs_no_reason");
    }
}
