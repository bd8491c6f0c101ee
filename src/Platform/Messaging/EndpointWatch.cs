using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Messaging;

/// <summary>
/// Starts an endpoint of the bus again that stays down while the broker is there. MassTransit tries endpoints again itself, also where the broker left
/// an answer out; one has been seen to stay down all the same, and would have taken no message until its process was started anew.
/// </summary>
internal sealed class EndpointWatch(IBusControl bus, RabbitMqTransport transport, TimeProvider clock, ILogger<EndpointWatch> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    // An endpoint on its first way up, or one that MassTransit is about to try again, gets the time for it.
    private const int Looks = 3;
    private readonly Dictionary<string, int> _down = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (transport.Connection is not { IsOpen: true })
            {
                _down.Clear();
                continue;
            }

            foreach (var (name, endpoint) in bus.CheckHealth().Endpoints)
            {
                var looks = endpoint.Status == BusHealthStatus.Healthy ? 0 : _down.GetValueOrDefault(name) + 1;
                _down[name] = looks % Looks;
                if (looks == Looks) await RestartAsync(name, endpoint, stoppingToken);
            }
        }
    }

    private async Task RestartAsync(string name, EndpointHealthResult endpoint, CancellationToken stoppingToken)
    {
        log.LogWarning("The endpoint {Endpoint} of the bus stays down ({State}) and is started again", name, endpoint.Description);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(stoppingToken);
        enough.CancelAfter(Patience);
        try
        {
            await endpoint.ReceiveEndpoint.Stop(enough.Token);
            endpoint.ReceiveEndpoint.Start(stoppingToken);
        }
        catch (Exception e) when (!stoppingToken.IsCancellationRequested)
        {
            log.LogWarning("The endpoint {Endpoint} could not be started again: {Error}", name, e.Message);
        }
    }
}
