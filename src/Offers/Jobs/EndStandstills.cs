using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Features.Awards;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Offers.Jobs;

/// <summary>Tells winners that standstill is over. That it is over holds without being told.</summary>
internal sealed class EndStandstills(OffersDbContext db, IServiceScopeFactory scopes)
{
    public async Task Run(CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        var ended = await db.Awards.Where(a => a.State == AwardState.Proposed && a.StandstillUntil <= now && a.Objections.All(o => o.State != ObjectionState.Raised))
            .Select(a => new { a.Id, a.ChallengeId }).ToListAsync(ct);
        foreach (var one in ended)
        {
            await using var scope = scopes.CreateAsyncScope();
            var fresh = scope.ServiceProvider.GetRequiredService<OffersDbContext>();
            await using var hold = await fresh.HoldAloneAsync(one.ChallengeId, ct);
            if (hold is null) continue;
            var award = await fresh.Awards.SingleAsync(a => a.Id == one.Id, ct);
            if (!award.AwaitsWinnerAt(hold.Now)) continue;
            fresh.EndStandstill(await fresh.Contests.SingleAsync(c => c.Id == one.ChallengeId, ct), award, hold.Now);
            await hold.SaveAsync(ct);
        }
    }
}
