using System.Diagnostics;
using System.Text;
using Marketplace.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using NpgsqlTypes;
using RabbitMQ.Client;

namespace Marketplace.Tests.Benchmarks.Messaging;

/// <summary>The relay drains a full outbox to a quorum queue; its twin publishes the same bodies with confirms, a thousand at a time.</summary>
internal static class RelayBenchmark
{
    private const int Rows = 50_000;
    private const int Window = 1000;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = await Bench.BuildAsync<SenderDbContext>(sender: true);
        await app.StartAsync();
        await app.Services.GetRequiredService<IOutboxTransport>().PrepareAsync(CancellationToken.None);
        await using var broker = await Bench.ConnectAsync();
        await using var data = NpgsqlDataSource.Create(Bench.Database("benchsender"));
        await TellOfMarksAsync(data);
        var messages = Bench.Messages(Rows);
        var signal = app.Services.GetRequiredKeyedService<RelaySignal>(typeof(SenderDbContext));

        var result = await Rounds.CompareAsync($"relay drains {Rows:N0} outbox rows", Rows, Product, Twin);
        Console.WriteLine($"{Result.Heading}\n{result.Rate}");
        await app.StopAsync();
        return 0;

        async Task<TimeSpan> Product()
        {
            await PurgeAsync(broker);
            await using var connection = await data.OpenConnectionAsync();
            await using (var clear = new NpgsqlCommand("TRUNCATE outbox", connection)) await clear.ExecuteNonQueryAsync();
            await using (var copy = await connection.BeginBinaryImportAsync("COPY outbox (message_id, type, body, created_at, attempts) FROM STDIN (FORMAT BINARY)"))
            {
                foreach (var message in messages)
                {
                    await copy.StartRowAsync();
                    await copy.WriteAsync(message.MessageId);
                    await copy.WriteAsync(message.Type);
                    await copy.WriteAsync(message.Body);
                    await copy.WriteAsync(message.CreatedAt.UtcDateTime, NpgsqlDbType.TimestampTz);
                    await copy.WriteAsync(0);
                }

                await copy.CompleteAsync();
            }

            await using var listen = new NpgsqlCommand("LISTEN outbox_marked", connection);
            await listen.ExecuteNonQueryAsync();
            var watch = Stopwatch.StartNew();
            signal.Wake();
            await using var unsent = new NpgsqlCommand("SELECT EXISTS (SELECT FROM outbox WHERE sent_at IS NULL AND parked_at IS NULL)", connection);
            while ((bool)(await unsent.ExecuteScalarAsync())!) await connection.WaitAsync();
            return watch.Elapsed;
        }

        async Task<TimeSpan> Twin()
        {
            await PurgeAsync(broker);
            await using var channel = await broker.CreateChannelAsync(new CreateChannelOptions(true, true, outstandingPublisherConfirmationsRateLimiter: null));
            var bodies = messages.Select(m => (m.MessageId, Body: Encoding.UTF8.GetBytes(m.Body))).ToList();
            var watch = Stopwatch.StartNew();
            foreach (var window in bodies.Chunk(Window))
                await Task.WhenAll(window.Select(m => channel.BasicPublishAsync(
                    "", Bench.Queue, mandatory: false, new BasicProperties { MessageId = m.MessageId.ToString(), DeliveryMode = DeliveryModes.Persistent }, m.Body).AsTask()));
            return watch.Elapsed;
        }
    }

    // The benchmark learns of each mark instead of asking again and again.
    private static async Task TellOfMarksAsync(NpgsqlDataSource data)
    {
        await using var trigger = data.CreateCommand("""
            CREATE OR REPLACE FUNCTION tell_of_marks() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_notify('outbox_marked', ''); RETURN NULL; END $$;
            CREATE OR REPLACE TRIGGER tell_of_marks AFTER UPDATE ON outbox FOR EACH STATEMENT EXECUTE FUNCTION tell_of_marks()
            """);
        await trigger.ExecuteNonQueryAsync();
    }

    private static async Task PurgeAsync(IConnection broker)
    {
        await using var channel = await broker.CreateChannelAsync();
        await channel.QueuePurgeAsync(Bench.Queue);
    }
}
