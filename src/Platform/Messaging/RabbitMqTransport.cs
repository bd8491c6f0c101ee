using System.Text.Json;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;

namespace Marketplace.Platform.Messaging;

/// <summary>
/// Sends to RabbitMQ on a channel of its own, in order, with confirms awaited a batch at a time: several times the rate of the bus, which
/// loses order when its sends overlap. Messages wear MassTransit's JSON envelope, so its consumers read them.
/// </summary>
internal sealed class RabbitMqTransport(IConfiguration configuration, Topology topology, ILogger<RabbitMqTransport> log) : IOutboxTransport, IAsyncDisposable
{
    // For one queue or exchange to be made.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(6);
    private static readonly TimeSpan ConfirmTimeout = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _one = new(1, 1);
    private IConnection? _connection;
    private IChannel? _channel;

    public bool ForgetsOnStop => false;

    /// <summary>The connection in use; null while there is none.</summary>
    public IConnection? Connection => _connection;

    public async Task PrepareAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await ChannelAsync(ct);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<IReadOnlyDictionary<long, string>> SendAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct)
    {
        var failed = new Dictionary<long, string>();
        await _one.WaitAsync(ct);
        try
        {
            var channel = await ChannelAsync(ct);
            var confirms = new List<Task>(messages.Count);
            foreach (var row in messages)
            {
                if (!EventTypes.All.TryGetValue(row.Type, out var type))
                {
                    failed[row.Id] = $"No event is called {row.Type}.";
                    continue;
                }

                using var activity = Tracing.StartProducer(row);
                var properties = new BasicProperties
                {
                    MessageId = row.MessageId.ToString(),
                    ContentType = "application/vnd.masstransit+json",
                    DeliveryMode = DeliveryModes.Persistent,
                    Headers = new Dictionary<string, object?> { ["Content-Type"] = "application/vnd.masstransit+json" },
                };
                if ((activity?.Id ?? row.TraceParent) is { } trace)
                {
                    properties.Headers["MT-Activity-Id"] = trace;
                    properties.Headers["traceparent"] = trace;
                }

                confirms.Add(channel.BasicPublishAsync($"{type.Namespace}:{type.Name}", "", mandatory: false, properties, Envelope(row, type), ct).AsTask());
            }

            await Task.WhenAll(confirms).WaitAsync(ConfirmTimeout, ct);
        }
        catch (Exception e) when (e is not OperationCanceledException || !ct.IsCancellationRequested)
        {
            await CloseAsync();
            throw;
        }
        finally
        {
            _one.Release();
        }

        return failed;
    }

    private static ReadOnlyMemory<byte> Envelope(OutboxMessage row, Type type)
    {
        using var buffer = new MemoryStream(row.Body.Length + 400);
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("messageId", row.MessageId);
            json.WriteStartArray("messageType");
            json.WriteStringValue($"urn:message:{type.Namespace}:{type.Name}");
            json.WriteEndArray();
            json.WritePropertyName("message");
            json.WriteRawValue(row.Body, skipInputValidation: true);
            json.WriteString("sentTime", row.CreatedAt);
            json.WriteStartObject("headers");
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private async Task<IChannel> ChannelAsync(CancellationToken ct)
    {
        if (_channel is { IsOpen: true }) return _channel;
        await CloseAsync();
        var factory = new ConnectionFactory
        {
            Uri = new Uri(configuration.GetConnectionString("RabbitMq")!),
            AutomaticRecoveryEnabled = false,
            ClientProvidedName = "marketplace relay",
            RequestedHeartbeat = TimeSpan.FromSeconds(10),
            ContinuationTimeout = AnswerTimeout,
        };
        _connection = await factory.CreateConnectionAsync(ct);
        _channel = await _connection.CreateChannelAsync(new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null), ct);
        foreach (var type in EventTypes.All.Values)
            await _channel.ExchangeDeclareAsync($"{type.Namespace}:{type.Name}", ExchangeType.Fanout, durable: true, cancellationToken: ct);
        foreach (var consumer in topology.Consumers)
        {
            var error = Topology.ErrorQueue(consumer.Queue);
            await _channel.QueueDeclareAsync(error, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: ct);
            await _channel.ExchangeDeclareAsync(consumer.Queue, ExchangeType.Fanout, durable: true, cancellationToken: ct);
            await _channel.QueueDeclareAsync(consumer.Queue, durable: true, exclusive: false, autoDelete: false, Topology.QueueArguments(consumer.Queue), cancellationToken: ct);
            await _channel.QueueBindAsync(consumer.Queue, consumer.Queue, "", cancellationToken: ct);
            await _channel.ExchangeBindAsync(consumer.Queue, consumer.Exchange, "", cancellationToken: ct);
        }

        log.LogInformation("Connected to the broker; {Queues} queues are there", topology.Consumers.Count);
        return _channel;
    }

    private async Task CloseAsync()
    {
        var (channel, connection) = (_channel, _connection);
        (_channel, _connection) = (null, null);
        try
        {
            if (channel is not null) await channel.DisposeAsync();
            if (connection is not null) await connection.DisposeAsync();
        }
        catch (Exception e) when (e is RabbitMQClientException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            log.LogDebug(e, "The broken connection did not close cleanly");
        }
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        _one.Dispose();
    }
}
