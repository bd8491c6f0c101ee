using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Storage;

/// <summary>Deletes what a service's database need not remember any more: sent events, inbox keys and answers past their time.</summary>
internal sealed class Housekeeping<TContext>(IServiceScopeFactory scopes, ServiceDatabase database, TimeProvider clock, ILogger<Housekeeping<TContext>> log) : BackgroundService
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);
    private static readonly TimeSpan SentEvents = TimeSpan.FromDays(15);

    // A message may come again after eight days; its key must still be here then.
    private static readonly TimeSpan InboxKeys = TimeSpan.FromDays(30);
    private static readonly TimeSpan Answers = TimeSpan.FromDays(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken).ConfigureAwait(false))
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await SweepAsync(scope.ServiceProvider.GetRequiredService<TContext>(), clock.GetUtcNow(), stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Housekeeping of {Service} failed and comes again in {Every}: {Error}", database.Service, Every, e.Message);
            }
        }
    }

    internal static async Task SweepAsync(ServiceDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var (events, keys, answers) = (now - SentEvents, now - InboxKeys, now - Answers);
        await db.Outbox.Where(m => m.SentAt < events).ExecuteDeleteAsync(ct);
        await db.Inbox.Where(i => i.ConsumedAt < keys).ExecuteDeleteAsync(ct);
        await db.StoredAnswers.Where(a => a.CreatedAt < answers).ExecuteDeleteAsync(ct);
    }
}
