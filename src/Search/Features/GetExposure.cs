using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Time;
using Marketplace.Search.Data;
using Marketplace.Search.Matching;
using Marketplace.Search.Matching.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Features;

/// <summary>How evenly companies were shown to seekers, for the programme.</summary>
internal static class GetExposure
{
    private const int DefaultDays = 30;
    private const int MostDays = 400;

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/exposure", Handle)
        .RequireAuthorization(Policies.Programme)
        .WithName("GetExposure");

    private static async Task<Ok<ExposureReport>> Handle(
        DateOnly? from, DateOnly? to, SearchDbContext db, MatchEngine engine, MatchKeeper keeper, TimeProvider clock, CancellationToken ct)
    {
        var last = to ?? LegalTime.DayOf(clock.GetUtcNow());
        var first = from ?? last.AddDays(1 - DefaultDays);
        if (first > last || last.DayNumber - first.DayNumber >= MostDays) throw new RuleException("exposure.bad_period", MostDays) { Kind = RuleKind.Content, Field = "from" };

        await keeper.ReadyAsync(ct);
        var rows = await db.Set<StoredExposure>().AsNoTracking().Where(x => x.Day >= first && x.Day <= last).ToListAsync(ct);
        var byCompany = rows.GroupBy(r => r.CompanyId).ToDictionary(g => g.Key, g => g.Sum(r => r.Shown));
        var couldHaveBeen = engine.Solvers().Union(byCompany.Keys).Count();
        return TypedResults.Ok(new ExposureReport(
            first, last, rows.Sum(r => r.Shown), couldHaveBeen, byCompany.Count, Exposure.Gini(byCompany.Values, couldHaveBeen), Share(rows), Newcomers.OneIn,
            [.. rows.GroupBy(r => r.Day).OrderBy(g => g.Key).Select(g => new ExposureDay(g.Key, g.Sum(r => r.Shown), Share(g)))]));
    }

    private static double Share(IEnumerable<StoredExposure> rows)
    {
        var (all, newcomers) = (0L, 0L);
        foreach (var row in rows)
        {
            all += row.Shown;
            if (row.Newcomer) newcomers += row.Shown;
        }

        return all == 0 ? 0 : (double)newcomers / all;
    }
}
