using Marketplace.Contracts;
using Marketplace.Contracts.Programme;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Marketplace.Programme.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Programme.Features;

/// <summary>Every match with its stage. Until the closing time none shows more than interest, so that nobody learns who offered.</summary>
internal static class ListMatches
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/matches", Handle)
        .RequireAuthorization(Policies.Programme)
        .WithName("ListMatches");

    /// <param name="sort"><c>newest</c> (default) by the instant the stage was reached, <c>oldest</c>, <c>score</c> (best first).</param>
    private static async Task<Ok<Page<MatchRow>>> Handle(
        Guid? challengeId, MatchStage? stage, string? sort, int? page, int? pageSize, ProgrammeDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var rows =
            from m in db.Matches
            join c in db.Challenges on m.ChallengeId equals c.Id
            join k in db.Companies on m.CompanyId equals k.Id into companies
            from k in companies.DefaultIfEmpty()
            where c.Version > 0
            select new
            {
                m.ChallengeId, c.Code, c.Title, m.CompanyId, NameFa = k == null ? null : k.NameFa, NameEn = k == null ? null : k.NameEn,
                Stage = c.OpensAt != null && c.OpensAt <= now ? m.Stage : m.SealedStage,
                Since = c.OpensAt != null && c.OpensAt <= now ? m.Since : m.SealedSince,
                m.Score, m.ReasonFa, m.ReasonEn,
            };
        rows = rows.Where(r => r.Stage != null);
        if (challengeId is not null) rows = rows.Where(r => r.ChallengeId == challengeId);
        if (stage is not null) rows = rows.Where(r => r.Stage == stage);
        var sorted = sort switch
        {
            "oldest" => rows.OrderBy(r => r.Since),
            "score" => rows.OrderByDescending(r => r.Score != null).ThenByDescending(r => r.Score),
            _ => rows.OrderByDescending(r => r.Since),
        };
        return TypedResults.Ok(await Paging.Of(page, pageSize).ReadAsync(
            sorted.ThenBy(r => r.ChallengeId).ThenBy(r => r.CompanyId).Select(r => new MatchRow(
                r.ChallengeId, r.Code, r.Title, r.CompanyId, r.NameFa ?? "", r.NameEn, r.Stage!.Value, r.Score, r.ReasonFa, r.ReasonEn, r.Since!.Value)), ct));
    }
}
