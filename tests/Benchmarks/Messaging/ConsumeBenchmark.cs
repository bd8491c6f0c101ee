using System.Diagnostics;
using Marketplace.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using RabbitMQ.Client;
using RabbitMQ.Client.Events;

namespace Marketplace.Tests.Benchmarks.Messaging;

/// <summary>A consumer with its inbox, a transaction of its own each; its twin takes the same messages from the same queue and acknowledges them.</summary>
internal static class ConsumeBenchmark
{
    private const int Messages = 10_000;
    private const ushort Prefetch = 64;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var sender = await Bench.BuildAsync<SenderDbContext>(sender: true);
        var transport = sender.Services.GetRequiredService<IOutboxTransport>();
        await transport.PrepareAsync(CancellationToken.None);
        await using var data = NpgsqlDataSource.Create(Bench.Database("benchtaker"));
        await using (await Bench.BuildAsync<TakerDbContext>(sender: false))
        {
            // Only makes the tables.
        }

        var result = await Rounds.CompareAsync("deduplicated consume (inbox, own transaction)", Messages, Product, Twin);
        Console.WriteLine($"{Result.Heading}\n{result.Rate}");
        return 0;

        async Task FillAsync()
        {
            await using (var broker = await Bench.ConnectAsync())
            await using (var channel = await broker.CreateChannelAsync())
                await channel.QueuePurgeAsync(Bench.Queue);
            foreach (var batch in Bench.Messages(Messages).Chunk(1000)) await transport.SendAsync(batch, CancellationToken.None);
        }

        async Task<TimeSpan> Product()
        {
            await FillAsync();
            await using var connection = await data.OpenConnectionAsync();
            await using (var clear = new NpgsqlCommand("TRUNCATE inbox", connection)) await clear.ExecuteNonQueryAsync();
            await using var taker = await Bench.BuildAsync<TakerDbContext>(sender: false);
            await using var count = new NpgsqlCommand("SELECT count(*) FROM inbox", connection);
            var taken = taker.Services.GetRequiredService<Taken>();
            await taker.StartAsync();
            // Starting a process is not taking a message: the clock runs from the first one taken.
            await taken.ReachedAsync(1);
            var watch = Stopwatch.StartNew();
            await taken.ReachedAsync(Messages);
            // The last ones are handed over; now they are committed.
            while ((long)(await count.ExecuteScalarAsync())! < Messages)
            {
            }

            var took = watch.Elapsed;
            await taker.StopAsync();
            return took;
        }

        async Task<TimeSpan> Twin()
        {
            await FillAsync();
            await using var broker = await Bench.ConnectAsync();
            await using var channel = await broker.CreateChannelAsync();
            await channel.BasicQosAsync(0, Prefetch, global: false);
            var (taken, watch, done) = (0, new Stopwatch(), new TaskCompletionSource());
            var consumer = new AsyncEventingBasicConsumer(channel);
            consumer.ReceivedAsync += async (_, delivery) =>
            {
                if (taken == 0) watch.Start();
                await channel.BasicAckAsync(delivery.DeliveryTag, multiple: false);
                if (++taken == Messages) done.SetResult();
            };
            await channel.BasicConsumeAsync(Bench.Queue, autoAck: false, consumer);
            await done.Task;
            return watch.Elapsed;
        }
    }
}
