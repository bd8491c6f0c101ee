using Marketplace.Platform.Hosting;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Messaging;

/// <summary>
/// Takes a service's outbox to the bus in row order. One process of a service leads at a time; woken at commit and by a timer. A row is
/// marked only after the bus took it, so a crash repeats rows and never loses one; consumers drop the repeats.
/// </summary>
internal sealed class Relay<TContext>(
    IServiceScopeFactory scopes, ServiceDatabase database, RelaySignal signal, IOutboxTransport transport, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<Relay<TContext>> log)
    : BackgroundService
    where TContext : ServiceDbContext
{
    private const int BatchSize = 5000;
    private const int AttemptsBeforeParking = 5;
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(5);

    // Longer than any consumer in this process can have been busy with a message before it was done or parked.
    private static readonly TimeSpan MemoryOfTheBus = TimeSpan.FromMinutes(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Others wait for what this process has to say; within one process the first pages go before.
        await (transport.ForgetsOnStop ? lifetime.SettledAsync(stoppingToken) : lifetime.StartedAsync(stoppingToken));
        var pause = TimeSpan.Zero;
        var started = false;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await transport.PrepareAsync(stoppingToken);
                if (!started && transport.ForgetsOnStop) await ForgetLatestMarksAsync(stoppingToken);
                started = true;
                await using var leader = await Leadership.TakeAsync(database, "relay", stoppingToken);
                pause = TimeSpan.Zero;
                while (leader.Holds)
                {
                    // A broker that came back is found also by who has nothing to say.
                    await transport.PrepareAsync(stoppingToken);
                    await DrainAsync(stoppingToken);
                    await signal.WaitAsync(Poll, stoppingToken);
                }
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                pause = TimeSpan.FromSeconds(Math.Clamp(pause.TotalSeconds * 2, 0.25, LongestPause.TotalSeconds));
                log.LogWarning("Relay of {Service} pauses for {Pause}: {Error}", database.Service, pause, e.Message);
                await Task.Delay(pause, clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // Reading the next batch and marking the last go on while one is being sent: the three would otherwise wait for each other.
    private async Task DrainAsync(CancellationToken ct)
    {
        var marking = Task.CompletedTask;
        try
        {
            var rows = await ReadAsync(0, ct);
            while (rows.Count > 0)
            {
                var next = rows.Count == BatchSize ? ReadAsync(rows[^1].Id, ct) : Task.FromResult<List<OutboxMessage>>([]);
                var failed = await transport.SendAsync(rows, ct);
                await marking;
                marking = MarkAsync(rows, failed, ct);
                rows = await next;
            }
        }
        finally
        {
            await marking;
        }
    }

    private async Task<List<OutboxMessage>> ReadAsync(long after, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TContext>().Outbox.AsNoTracking()
            .Where(m => m.SentAt == null && m.ParkedAt == null && m.Id > after).OrderBy(m => m.Id).Take(BatchSize).ToListAsync(ct);
    }

    private async Task MarkAsync(List<OutboxMessage> rows, IReadOnlyDictionary<long, string> failed, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        var now = clock.GetUtcNow();
        var sent = rows.Where(r => !failed.ContainsKey(r.Id)).Select(r => r.Id).ToList();
        await db.Outbox.Where(m => sent.Contains(m.Id)).ExecuteUpdateAsync(s => s.SetProperty(m => m.SentAt, now), ct);
        foreach (var (id, reason) in failed)
        {
            var row = await db.Outbox.SingleAsync(m => m.Id == id, ct);
            row.Attempts++;
            row.Error = reason[..Math.Min(reason.Length, 2000)];
            if (row.Attempts < AttemptsBeforeParking) continue;
            row.ParkedAt = now;
            log.LogError("Parked outbox row {Id} of {Service}: {Reason}", id, database.Service, reason);
        }

        await db.SaveChangesAsync(ct);
    }

    private async Task ForgetLatestMarksAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        if (await db.Outbox.MaxAsync(m => m.SentAt, ct) is not { } last) return;
        var since = last - MemoryOfTheBus;
        await db.Outbox.Where(m => m.SentAt >= since).ExecuteUpdateAsync(s => s.SetProperty(m => m.SentAt, (DateTimeOffset?)null), ct);
    }
}
