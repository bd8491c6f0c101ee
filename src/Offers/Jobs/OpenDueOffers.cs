using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Closing;
using Marketplace.Offers.Data;
using Marketplace.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Offers.Jobs;

/// <summary>Opens what is due, every few seconds.</summary>
internal sealed class OpenDueOffers(OffersDbContext db, IServiceScopeFactory scopes, Gauges gauges)
{
    public async Task Run(CancellationToken ct)
    {
        var now = await db.NowAsync(ct);
        var late = TimeSpan.Zero;
        foreach (var id in await db.Contests.Where(c => c.OpenedAt == null && c.ClosesAt <= now && c.ChallengeState != ChallengeState.Cancelled)
                     .OrderBy(c => c.ClosesAt).Select(c => c.Id).ToListAsync(ct))
        {
            await using var scope = scopes.CreateAsyncScope();
            if (await scope.ServiceProvider.GetRequiredService<Openings>().OpenIfDueAsync(id, ct) is { } by && by > late) late = by;
        }

        gauges.Set(Gauge.ClosingLatenessSeconds, "offers", late.TotalSeconds);
    }
}
