using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Messaging;

/// <summary>Gives parked messages another chance: to the one consumer that failed, and to the bus where sending failed. Needs no bus itself.</summary>
public sealed class Replay(IServiceProvider services, IServiceScopeFactory scopes, IEnumerable<ServiceDatabase> databases, Topology topology, ILogger<Replay> log)
{
    /// <summary>Replays every parked message of the services in this process, or of one consumer.</summary>
    /// <param name="consumer">Class name of a consumer; null for all.</param>
    /// <returns>How many were taken, and how many failed again and stay parked.</returns>
    public async Task<(int Taken, int Failed)> RunAsync(string? consumer, CancellationToken ct)
    {
        var (taken, failed) = (0, 0);
        foreach (var database in databases)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = (ServiceDbContext)scope.ServiceProvider.GetRequiredService(database.ContextType);
            if (consumer is null)
                taken += await db.Outbox.Where(m => m.ParkedAt != null)
                    .ExecuteUpdateAsync(s => s.SetProperty(m => m.ParkedAt, (DateTimeOffset?)null).SetProperty(m => m.Attempts, 0), ct);

            foreach (var parked in await db.Parked.Where(p => consumer == null || p.Consumer == consumer).OrderBy(p => p.MessageId).ToListAsync(ct))
            {
                var part = topology.Consumers.Single(c => c.Service == database.Service && c.Consumer.Name == parked.Consumer);
                try
                {
                    await ((IInbox)services.GetRequiredService(part.InboxType)).ConsumeAsync(parked.MessageId, parked.Body, ct);
                }
                catch (Exception e) when (!ct.IsCancellationRequested)
                {
                    failed++;
                    log.LogWarning("{Consumer} failed again on {MessageId}: {Error}", parked.Consumer, parked.MessageId, e.Message);
                    continue;
                }

                // Taken off only afterwards: a crash in between repeats the message, and the inbox drops a repeat.
                db.Parked.Remove(parked);
                await db.SaveChangesAsync(ct);
                taken++;
            }
        }

        return (taken, failed);
    }
}
