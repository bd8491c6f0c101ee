using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Search.Data;
using Marketplace.Search.Matching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Features;

/// <summary>How an open challenge fits the caller's company: all that speaks for and against, and what bars it from offering.</summary>
internal static class ExplainMatch
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges/{challengeId:guid}/why", Handle)
        .RequireAuthorization(Policies.Member)
        .WithName("ExplainMatch");

    private static async Task<Results<Ok<MatchExplanation>, NotFound>> Handle(
        Guid challengeId, Caller caller, SearchDbContext db, MatchEngine engine, MatchKeeper keeper, ReasonWords words, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        // What is recommended may not be a document yet: the two hear of a challenge separately.
        await keeper.ReadyAsync(ct);
        var challenge = engine.ChallengeOf(challengeId) ?? await db.Documents.AsNoTracking().Where(d => d.Id == challengeId && d.Searchable).Select(d => d.Challenge).SingleOrDefaultAsync(ct);
        if (challenge?.IsOpen(now) != true) return TypedResults.NotFound();

        var demand = challenge.ToMatch();
        if (engine.Company(caller.RequiredCompanyId) is not { } company)
            return TypedResults.Ok(new MatchExplanation(challengeId, false, 0, false, words.Of([WhyNot.Unverified])));

        var feedback = await db.FeedbackOfAsync(company.Id, engine, ct);
        var fit = engine.Fit(company, demand, feedback);
        var bars = WhyNot.Bars(company, demand);
        var eligible = bars.Count == 0;
        return TypedResults.Ok(new MatchExplanation(
            challengeId, eligible, eligible ? fit.Parts.Score : 0, eligible && fit.Parts.Score > 0 && !feedback.Any(f => f.Demand.Id == challengeId && !f.Useful),
            words.Of([.. bars, .. MatchReasons.Of(fit.View, company, fit.Parts), .. WhyNot.Missing(company, demand)])));
    }
}
