using Marketplace.Platform.Hosting;
using Marketplace.Platform.Telemetry;
using Marketplace.Search.Data;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Search.Feeding;

/// <summary>Brings committed changes into the index at once and looks after it twice a second.</summary>
internal sealed class IndexFeeder(
    IndexKeeper keeper, FeedSignal signal, IServiceScopeFactory scopes, Gauges gauges, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<IndexFeeder> log) : BackgroundService
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.StartedAsync(stoppingToken);
        var pause = Poll;
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await keeper.KeepAsync(stoppingToken);
                gauges.Set(Gauge.IndexLagSeconds, "search", 0);
                pause = Poll;
                await signal.WaitAsync(Poll, stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                keeper.Suspect();
                log.LogWarning("Feeding the index failed and is tried again in {Pause}: {Error}", pause, e.Message);
                await NoteLagAsync(stoppingToken);
                await signal.WaitAsync(pause, stoppingToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    private async Task NoteLagAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var oldest = await new ChangeLog(scope.ServiceProvider.GetRequiredService<SearchDbContext>()).OldestAfterAsync(keeper.Cursor, ct);
            gauges.Set(Gauge.IndexLagSeconds, "search", oldest is { } at ? (clock.GetUtcNow() - at).TotalSeconds : 0);
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogDebug("The lag of the index cannot be told: {Error}", e.Message);
        }
    }
}
