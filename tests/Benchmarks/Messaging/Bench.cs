using Marketplace.Contracts.Companies;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Messaging;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using RabbitMQ.Client;

namespace Marketplace.Tests.Benchmarks.Messaging;

/// <summary>A service that only sends and one that only takes, on the platform as every service uses it.</summary>
public sealed class SenderService : Service
{
    public override string Name => "benchsender";

    public override void Register(ServiceParts parts) => parts.Database<SenderDbContext, SenderSqliteDbContext>();
}

public sealed class TakerService : Service
{
    public override string Name => "benchtaker";

    public override void Register(ServiceParts parts)
    {
        parts.Database<TakerDbContext, TakerSqliteDbContext>().Consumer<TakeConsumer>();
        parts.Services.AddSingleton<Taken>();
    }
}

public class SenderDbContext(DbContextOptions options) : ServiceDbContext(options);

public sealed class SenderSqliteDbContext(DbContextOptions<SenderSqliteDbContext> options) : SenderDbContext(options);

public class TakerDbContext(DbContextOptions options) : ServiceDbContext(options);

public sealed class TakerSqliteDbContext(DbContextOptions<TakerSqliteDbContext> options) : TakerDbContext(options);

/// <summary>Only counts: what is measured is the taking.</summary>
internal sealed class TakeConsumer(Taken taken) : IConsume<CompanyReturned>
{
    public Task Consume(CompanyReturned message, CancellationToken ct)
    {
        taken.One();
        return Task.CompletedTask;
    }
}

/// <summary>How many messages the consumer was handed.</summary>
internal sealed class Taken
{
    private readonly Lock _counting = new();
    private readonly List<(int Count, TaskCompletionSource Reached)> _awaited = [];
    private int _count;

    public void One()
    {
        lock (_counting)
        {
            _count++;
            foreach (var (_, reached) in _awaited.Where(a => a.Count <= _count)) reached.TrySetResult();
        }
    }

    public Task ReachedAsync(int count)
    {
        lock (_counting)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            if (_count >= count) reached.SetResult();
            else _awaited.Add((count, reached));
            return reached.Task;
        }
    }
}

internal static class Bench
{
    public const string Queue = "benchtaker-take";

    public static string Postgres { get; } = Need("MARKETPLACE_TEST_POSTGRES");

    public static string RabbitMq { get; } = Need("MARKETPLACE_TEST_RABBITMQ");

    private static readonly SenderService Sender = new();
    private static readonly TakerService Taker = new();

    /// <summary>One of the two services on PostgreSQL and RabbitMQ; not started.</summary>
    public static async Task<WebApplication> BuildAsync<TContext>(bool sender)
        where TContext : DbContext
    {
        var settings = new Dictionary<string, string?>
        {
            ["Data"] = Directory.CreateTempSubdirectory("niazgah-bench-").FullName,
            ["urls"] = "http://127.0.0.1:0",
            ["ConnectionStrings:benchsender"] = Database("benchsender"),
            ["ConnectionStrings:benchtaker"] = Database("benchtaker"),
            ["ConnectionStrings:RabbitMq"] = RabbitMq,
        };
        var app = MarketplaceHost.Build([Sender, Taker], [sender ? Sender : Taker], settings, b => b.Logging.ClearProviders());
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TContext>().Database.EnsureCreatedAsync();
        return app;
    }

    public static string Database(string service) => new NpgsqlConnectionStringBuilder(Postgres) { Database = "bench_" + service, MaxPoolSize = 20 }.ConnectionString;

    public static IReadOnlyList<OutboxMessage> Messages(int count) => [.. Enumerable.Range(0, count).Select(i => OutboxMessage.Of(
        new CompanyReturned { Id = Guid.CreateVersion7(), Version = 1, OccurredAt = TimeProvider.System.GetUtcNow(), Reason = $"Please complete the address, number {i}." }, null))];

    public static async Task<IConnection> ConnectAsync() => await new ConnectionFactory { Uri = new Uri(RabbitMq) }.CreateConnectionAsync();

    private static string Need(string name) => Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException($"{name} is not set: run tests/benchmark, which starts the servers.");
}
