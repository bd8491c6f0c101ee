using Marketplace.Platform.Audit;
using Marketplace.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Storage;

/// <summary>Links a service's audit entries to its chain every few seconds; one process of the service at a time.</summary>
internal sealed class AuditChaining<TContext>(
    IServiceScopeFactory scopes, ServiceDatabase database, AuditChainer chainer, TimeProvider clock, ILogger<AuditChaining<TContext>> log) : BackgroundService
    where TContext : ServiceDbContext
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await using var leader = await Leadership.TakeAsync(database, "audit", stoppingToken);
                do
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await chainer.ChainAsync(scope.ServiceProvider.GetRequiredService<TContext>(), database.Service, stoppingToken);
                }
                while (leader.Holds && await timer.WaitForNextTickAsync(stoppingToken));
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The audit chain of {Service} is tried again: {Error}", database.Service, e.Message);
            }
        }
    }
}
