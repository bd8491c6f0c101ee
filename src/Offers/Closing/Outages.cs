using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Offers.Closing;

/// <summary>
/// Notes that this service is alive with its database. Was it away across a closing time, so that nobody could hand anything in, the contest
/// is extended once, on the record, instead of closing unseen.
/// </summary>
internal sealed class Outages(IServiceScopeFactory scopes, IConfiguration configuration, ILogger<Outages> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tolerated = TimeSpan.FromSeconds(60);
    private readonly TimeSpan _extension = configuration.GetValue("Offers:ExtensionAfterOutage", TimeSpan.FromHours(24));

    /// <summary>Whether the service was away when the contest should have closed and has not yet put that right.</summary>
    public static async Task<bool> AwayAtClosingAsync(OffersDbContext db, Contest contest, DateTimeOffset now, CancellationToken ct) =>
        contest.ExtendedAt is null &&
        await db.Heartbeats.AsNoTracking().SingleOrDefaultAsync(h => h.Id == Heartbeat.TheOne, ct) is { } last &&
        last.At < contest.ClosesAt && now - last.At > Tolerated;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await BeatAsync(scope.ServiceProvider.GetRequiredService<OffersDbContext>(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The sign of life could not be written ({Error}); again in {Every}", e.GetType().Name, Every);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task BeatAsync(OffersDbContext db, CancellationToken ct)
    {
        await using var hold = await db.HoldHeartbeatAsync(ct);
        if (hold is null)
        {
            db.Heartbeats.Add(new Heartbeat { Id = Heartbeat.TheOne, At = await db.NowAsync(ct) });
            await db.SaveChangesAsync(ct);
            return;
        }

        var last = await db.Heartbeats.SingleAsync(h => h.Id == Heartbeat.TheOne, ct);
        if (hold.Now - last.At > Tolerated) await ExtendAsync(db, last.At, hold.Now, ct);
        last.At = hold.Now;
        await hold.SaveAsync(ct);
    }

    private async Task ExtendAsync(OffersDbContext db, DateTimeOffset from, DateTimeOffset now, CancellationToken ct)
    {
        var missed = await db.Contests.Where(c => c.OpenedAt == null && c.ExtendedAt == null && c.ChallengeState != ChallengeState.Cancelled)
            .Where(c => c.ClosesAt > from && c.ClosesAt <= now).ToListAsync(ct);
        foreach (var contest in missed)
        {
            var closedAt = contest.ClosesAt;
            contest.Extend(now, _extension);
            db.Publish(ContestMoments.ContestExtended(contest, closedAt, from, now));
            log.LogWarning("{Challenge} should have closed at {ClosedAt} while the platform was away; it is extended to {ClosesAt}", contest.Code, closedAt, contest.ClosesAt);
        }
    }
}
