using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Closing;
using Marketplace.Offers.Data;
using Marketplace.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Offers.Jobs;

/// <summary>Opens what is due, every few seconds, and settles offers that a change of their challenge crossed.</summary>
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
        await SettleAsync(ct);
    }

    // A change of a challenge and an offer handed in at the same instant do not see each other; here the offer learns of it.
    private async Task SettleAsync(CancellationToken ct)
    {
        var crossed = await db.Offers.Join(db.Contests, o => o.ChallengeId, c => c.Id, (o, c) => new { o, c })
            .Where(x => x.c.ChallengeState == ChallengeState.Cancelled
                ? x.o.State == OfferState.Draft || x.o.State == OfferState.Submitted || x.o.State == OfferState.NeedsReconfirmation
                : x.c.OpenedAt == null && x.o.State == OfferState.Submitted && x.o.SubmittedFor < x.c.MaterialVersion)
            .Select(x => x.c.Id).Distinct().ToListAsync(ct);
        foreach (var id in crossed)
        {
            await using var scope = scopes.CreateAsyncScope();
            var fresh = scope.ServiceProvider.GetRequiredService<OffersDbContext>();
            await using var hold = await fresh.HoldAloneAsync(id, ct);
            if (hold is null) continue;
            await fresh.SettleAsync(await fresh.Contests.SingleAsync(c => c.Id == id, ct), hold.Now, ct);
            await hold.SaveAsync(ct);
        }
    }
}
