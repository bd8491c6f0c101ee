using Marketplace.Contracts;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Search.Data;
using Marketplace.Search.Matching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Search.Features;

/// <summary>Open challenges that fit the caller's company, best first, as things stand at this moment.</summary>
internal static class GetRecommendations
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/recommendations", Handle)
        .RequireAuthorization(Policies.Member)
        .WithName("GetRecommendations");

    private static async Task<Ok<Page<Recommendation>>> Handle(
        int? page, int? pageSize, Caller caller, SearchDbContext db, MatchEngine engine, MatchKeeper keeper, ReasonWords words, TimeProvider clock, CancellationToken ct)
    {
        await keeper.ReadyAsync(ct);
        var paging = Paging.Of(page, pageSize);
        if (engine.Company(caller.RequiredCompanyId) is not { MaySolve: true } company)
            return TypedResults.Ok(new Page<Recommendation>([], 0, paging.Page, paging.PageSize));

        var ranked = engine.Recommend(company, await db.FeedbackOfAsync(company.Id, engine, ct), clock.GetUtcNow());
        var shown = ranked.Skip(paging.Skip).Take(paging.PageSize).ToList();
        return TypedResults.Ok(new Page<Recommendation>(
            [.. shown.Select(r => new Recommendation(
                Hits.Of(engine.ChallengeOf(r.View.Demand.Id)!, []), r.Parts.Score, words.Of(MatchReasons.Of(r.View, company, r.Parts))))],
            ranked.Count, paging.Page, paging.PageSize));
    }
}
