using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Programme;
using Marketplace.Platform.Access;
using Marketplace.Platform.Time;
using Marketplace.Programme.Data;
using Marketplace.Programme.Domain;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Programme.Features;

/// <summary>Every challenge by stage with its age, stalls first. Drafts are their seeker's own and not here.</summary>
internal static class GetBoard
{
    private static readonly ChallengeState[] Columns = [.. Enum.GetValues<ChallengeState>().Except([ChallengeState.Draft])];

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/board", Handle)
        .RequireAuthorization(Policies.Programme)
        .WithName("GetBoard");

    private static async Task<Ok<Board>> Handle(
        string? province, string? field, ProgrammeDbContext db, BoardLimits limits, LegalTime time, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var known = db.Challenges.AsNoTracking().Where(c => c.Version > 0);
        if (!string.IsNullOrEmpty(province)) known = known.Where(c => c.Province == province);
        if (!string.IsNullOrEmpty(field)) known = known.Where(c => c.Fields.Contains(field));

        var totals = await known.GroupBy(c => c.State).Select(g => new { State = g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.State, g => g.Count, ct);
        var stalled = new Dictionary<ChallengeState, int>();
        var shown = new List<TrackedChallenge>();
        foreach (var state in Columns.Where(totals.ContainsKey))
        {
            var column = known.Where(c => c.State == state);
            stalled[state] = Stalled(column, state, limits, now, time) is { } late ? await late.CountAsync(ct) : 0;
            shown.AddRange(await InOrder(column, state, limits).ThenBy(c => c.Id).Take(limits.Tickets).ToListAsync(ct));
        }

        var counts = await TicketCounts.OfAsync(db, shown, now, ct);
        var tickets = shown.Select(c => Ticket(c, counts, limits, now, time)).ToLookup(t => t.State);
        return TypedResults.Ok(new Board(now, [.. Columns.Select(s => new BoardColumn(s, totals.GetValueOrDefault(s), stalled.GetValueOrDefault(s), [.. tickets[s]]))]));
    }

    // Stalled are those waiting longest, so the order by age puts them first; where nobody is waited for, the newest come first.
    private static IOrderedQueryable<TrackedChallenge> InOrder(IQueryable<TrackedChallenge> column, ChallengeState state, BoardLimits limits) => state switch
    {
        ChallengeState.Published => column.OrderBy(c => c.ClosesAt),
        _ when limits.WorkingDays(state) is not null => column.OrderBy(c => c.StateSince),
        _ => column.OrderByDescending(c => c.StateSince),
    };

    private static IQueryable<TrackedChallenge>? Stalled(IQueryable<TrackedChallenge> column, ChallengeState state, BoardLimits limits, DateTimeOffset now, LegalTime time)
    {
        var (overdue, cutoff) = (now - limits.LateClosing, limits.Cutoff(state, now, time));
        return state == ChallengeState.Published ? column.Where(c => c.ClosesAt < overdue) : cutoff is { } before ? column.Where(c => c.StateSince < before) : null;
    }

    private static BoardTicket Ticket(TrackedChallenge c, TicketCounts counts, BoardLimits limits, DateTimeOffset now, LegalTime time)
    {
        var stalled = c.State == ChallengeState.Published ? c.ClosesAt < now - limits.LateClosing : c.StateSince < limits.Cutoff(c.State, now, time);
        var days = Math.Max(0, (int)(now - c.StateSince).TotalDays);
        return new BoardTicket(
            c.Id, c.Code, c.Title, c.SeekerNameFa, c.SeekerNameEn, c.Province, c.State, days, stalled, counts.Matches(c.Id), counts.Interests(c.Id), counts.Offers(c.Id), c.ClosesAt);
    }
}
