using Marketplace.Platform.Storage;
using Marketplace.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Messaging;

/// <summary>Measures what a service's outbox and inbox have not got rid of.</summary>
internal sealed class Backlog<TContext>(IServiceScopeFactory scopes, ServiceDatabase database, Gauges gauges, TimeProvider clock, ILogger<Backlog<TContext>> log) : BackgroundService
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var db = scope.ServiceProvider.GetRequiredService<TContext>();
                var oldest = await db.Outbox.Where(m => m.SentAt == null && m.ParkedAt == null).OrderBy(m => m.Id).Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(stoppingToken);
                var parked = await db.Parked.CountAsync(stoppingToken) + await db.Outbox.CountAsync(m => m.ParkedAt != null, stoppingToken);
                gauges.Set(Gauge.OldestUnsentSeconds, database.Service, oldest is { } since ? Math.Max(0, (clock.GetUtcNow() - since).TotalSeconds) : 0);
                gauges.Set(Gauge.ParkedMessages, database.Service, parked);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // The readiness probe says when the database is away.
                log.LogDebug("The backlog of {Service} cannot be measured now: {Error}", database.Service, e.Message);
            }
        }
    }
}
