using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Features;

/// <summary>Published challenges to everybody, a company's own to its members, the review queue to the programme.</summary>
internal static class ListChallenges
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges", Handle)
        .RequireAuthorization(Policies.SignedIn).AllowAnonymous()
        .WithName("ListChallenges");

    /// <param name="mine">The caller's company's own alone, drafts included.</param>
    /// <param name="sort"><c>newest</c> (default), <c>closing</c> (soonest first), <c>waiting</c> (longest in review first, default of the review queue).</param>
    private static async Task<Ok<Page<ChallengeRow>>> Handle(
        ChallengeState? state, bool? mine, Guid? seekerId, string? sort, int? page, int? pageSize,
        Caller caller, ChallengesDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var (now, own, programme) = (clock.GetUtcNow(), caller.Company(), caller.SeesProgramme);
        var challenges = mine == true
            ? db.Challenges.AsNoTracking().Where(c => c.SeekerId == own)
            : db.Challenges.AsNoTracking().Where(c => c.PublishedAt != null || (programme && c.SubmittedAt != null));
        if (seekerId is not null) challenges = challenges.Where(c => c.SeekerId == seekerId);
        challenges = state switch
        {
            null => challenges,
            ChallengeState.Published => challenges.Where(c => c.State == ChallengeState.Published && c.ClosesAt > now),
            ChallengeState.Closed => challenges.Where(c => c.State == ChallengeState.Closed || (c.State == ChallengeState.Published && c.ClosesAt <= now)),
            _ => challenges.Where(c => c.State == state),
        };

        var sorted = (sort ?? (state == ChallengeState.InReview ? "waiting" : "newest")) switch
        {
            "closing" => challenges.OrderBy(c => c.ClosesAt),
            "waiting" => challenges.OrderBy(c => c.SubmittedAt),
            _ => mine == true || programme ? challenges.OrderByDescending(c => c.CreatedAt) : challenges.OrderByDescending(c => c.PublishedAt),
        };
        var found = await Paging.Of(page, pageSize).ReadAsync(
            sorted.ThenBy(c => c.Id).Select(c => new Found(
                c.Id, c.Code, c.Title, c.State, c.SeekerId, c.Fields, c.Province, c.Budget, c.ClosesAt, c.CreatedAt, c.SubmittedAt, c.ReviewDueAt, c.PublishedAt)), ct);
        return TypedResults.Ok(new Page<ChallengeRow>(await RowsAsync(found.Items, caller, now, db, ct), found.Total, found.Number, found.PageSize));
    }

    private static async Task<List<ChallengeRow>> RowsAsync(IReadOnlyList<Found> found, Caller caller, DateTimeOffset now, ChallengesDbContext db, CancellationToken ct)
    {
        var seekers = found.Select(c => c.SeekerId).Distinct().ToList();
        var names = await db.KnownCompanies.AsNoTracking().Where(k => seekers.Contains(k.Id)).Select(k => new { k.Id, k.NameFa, k.NameEn }).ToDictionaryAsync(k => k.Id, ct);
        return [.. found.Select(c =>
        {
            var (own, name) = (caller.Company() == c.SeekerId, names.GetValueOrDefault(c.SeekerId));
            var inside = own || caller.SeesProgramme;
            return new ChallengeRow(
                c.Id, c.Code, c.Title, Challenge.StateAt(c.State, c.ClosesAt, now), c.SeekerId, name?.NameFa ?? "", name?.NameEn, c.Fields, c.Province,
                ChallengeViews.Shown(c.Budget, own || caller.IsOfficer), c.ClosesAt, c.CreatedAt, inside ? c.SubmittedAt : null, inside ? c.ReviewDueAt : null, c.PublishedAt);
        })];
    }

    // Whole columns: PostgreSQL would take a member of a JSON column for a path.
    private sealed record Found(
        Guid Id, string Code, string Title, ChallengeState State, Guid SeekerId, IReadOnlyList<string> Fields, string? Province, Budget? Budget,
        DateTimeOffset? ClosesAt, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? ReviewDueAt, DateTimeOffset? PublishedAt);
}
