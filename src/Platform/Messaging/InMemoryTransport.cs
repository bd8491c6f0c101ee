using System.Diagnostics;
using System.Text.Json;
using Marketplace.Platform.Http;
using MassTransit;

namespace Marketplace.Platform.Messaging;

/// <summary>The bus inside one process. What it holds is gone when the process stops, so the relay sends the latest again at start.</summary>
internal sealed class InMemoryTransport(IBus bus, IBusControl control) : IOutboxTransport
{
    public bool ForgetsOnStop => true;

    public async Task PrepareAsync(CancellationToken ct) => await control.WaitForHealthStatus(BusHealthStatus.Healthy, ct);

    public async Task<IReadOnlyDictionary<long, string>> SendAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        var failed = new Dictionary<long, string>();
        foreach (var row in messages)
        {
            if (!EventTypes.All.TryGetValue(row.Type, out var type))
            {
                failed[row.Id] = $"No event is called {row.Type}.";
                continue;
            }

            object message;
            try
            {
                message = JsonSerializer.Deserialize(row.Body, type, Json.Options)!;
            }
            catch (JsonException e)
            {
                failed[row.Id] = e.Message;
                continue;
            }

            using var activity = Tracing.StartProducer(row);
            await bus.Publish(message, type, Pipe.Execute<PublishContext>(c => c.MessageId = row.MessageId), ct);
        }

        return failed;
    }
}

internal static class Tracing
{
    internal static readonly ActivitySource Source = new("Marketplace");

    /// <summary>Continues the trace of the request that wrote the row.</summary>
    internal static Activity? StartProducer(OutboxMessage row) =>
        Source.StartActivity("outbox send", ActivityKind.Producer, row.TraceParent);
}
