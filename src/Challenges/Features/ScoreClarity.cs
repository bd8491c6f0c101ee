using Marketplace.Challenges.Domain;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Challenges.Features;

/// <summary>How clear a brief is while it is written. Nothing is stored.</summary>
internal static class ScoreClarity
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/clarity", Handle)
        .RequireAuthorization(Policies.SignedIn)
        .Validate(new BriefValidator())
        .WithName("ScoreClarity");

    private static Ok<ClarityReport> Handle(ChallengeBrief brief, Texts texts, TimeProvider clock)
    {
        var points = Clarity.Of(brief, clock.GetUtcNow());
        return TypedResults.Ok(new ClarityReport(
            points.Count(p => p.Level == ClarityLevel.Clear),
            [.. points.Select(p => new ClarityPoint(p.Point, p.Level, p.Hint is null ? null : texts.Of(p.Hint)))]));
    }
}
