using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Messaging;

/// <summary>
/// Makes the queues before the bus starts. Where bus and relay, on two connections, made one quorum queue at the same moment, the broker once left
/// one of them without an answer, and an endpoint of the bus stayed down. A broker that cannot be reached holds no start up.
/// </summary>
internal sealed class QueuesFirst(RabbitMqTransport transport, ILogger<QueuesFirst> log) : IHostedLifecycleService
{
    private static readonly TimeSpan AtMost = TimeSpan.FromSeconds(20);

    public async Task StartingAsync(CancellationToken cancellationToken)
    {
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        enough.CancelAfter(AtMost);
        for (var tries = 0; tries < 3 && !enough.IsCancellationRequested; tries++)
            try
            {
                await transport.PrepareAsync(enough.Token);
                return;
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                log.LogWarning("The queues could not be made before the bus starts: {Error}", e.Message);
                if (e is RabbitMQ.Client.Exceptions.BrokerUnreachableException) return;
            }
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
