using Marketplace.Contracts;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Platform.Time;
using Marketplace.Search.Data;
using Marketplace.Search.Matching;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Features;

/// <summary>
/// Companies that fit a challenge, to its seeker and to the programme, best first, with places kept for companies that have won nothing yet. Whom a
/// seeker is shown is counted.
/// </summary>
internal static class GetCandidates
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges/{challengeId:guid}/candidates", Handle)
        .RequireAuthorization(Policies.MemberOrProgramme)
        .WithName("GetCandidates");

    private static async Task<Results<Ok<Page<Candidate>>, NotFound>> Handle(
        Guid challengeId, int? page, int? pageSize, Caller caller, SearchDbContext db, MatchEngine engine, MatchKeeper keeper, ReasonWords words,
        ExposureBook exposure, TimeProvider clock, CancellationToken ct)
    {
        var challenge = await db.Documents.AsNoTracking().Where(d => d.Id == challengeId && d.Searchable).Select(d => d.Challenge).SingleOrDefaultAsync(ct);
        if (challenge is null || !caller.SeesProgramme && challenge.SeekerId != caller.CompanyId) return TypedResults.NotFound();

        await keeper.ReadyAsync(ct);
        var (paging, demand) = (Paging.Of(page, pageSize), challenge.ToMatch());
        var candidates = engine.Candidates(demand);
        var shown = candidates.Skip(paging.Skip).Take(paging.PageSize).ToList();
        if (!caller.SeesProgramme) await exposure.CountAsync([.. shown.Select(c => c.Company)], ct);

        var (view, today) = (engine.View(demand), LegalTime.DayOf(clock.GetUtcNow()));
        return TypedResults.Ok(new Page<Candidate>(
            [.. shown.Select(c => new Candidate(
                Hits.Of(engine.CompanyOf(c.Company.Id)!, [], today), c.Parts.Score, words.Of(MatchReasons.Of(view, c.Company, c.Parts, c.KeptPlace))))],
            candidates.Count, paging.Page, paging.PageSize));
    }
}
