using Marketplace.Tests.Integration.Harness;
using Npgsql;

[assembly: AssemblyFixture(typeof(Marketplaces))]

namespace Marketplace.Tests.Integration.Harness;

/// <summary>Which parts a marketplace stands on.</summary>
public enum Parts
{
    /// <summary>SQLite and the bus in memory.</summary>
    Embedded,

    /// <summary>PostgreSQL and, where there is a broker, RabbitMQ.</summary>
    Servers,
}

/// <summary>One running marketplace for each kind of parts, shared by all tests of a run. Tests make what they need and look at nothing else.</summary>
public sealed class Marketplaces : IAsyncLifetime
{
    private readonly Dictionary<Parts, Lazy<Task<RunningMarketplace>>> _running = [];

    public static TheoryData<Parts> All => [Parts.Embedded, Parts.Servers];

    private static string? Postgres => Environment.GetEnvironmentVariable("MARKETPLACE_TEST_POSTGRES");

    private static string? RabbitMq => Environment.GetEnvironmentVariable("MARKETPLACE_TEST_RABBITMQ");

    public ValueTask InitializeAsync()
    {
        foreach (var parts in Enum.GetValues<Parts>()) _running[parts] = new(() => RunningMarketplace.StartAsync(Connections(parts, Host.Services.All.Select(s => s.Name))));
        return ValueTask.CompletedTask;
    }

    /// <summary>The running marketplace on these parts; the test is skipped where there is no PostgreSQL.</summary>
    public Task<RunningMarketplace> On(Parts parts)
    {
        Need(parts);
        return _running[parts].Value;
    }

    /// <summary>Skips the test where these parts are not there.</summary>
    public static void Need(Parts parts) =>
        Assert.SkipWhen(parts == Parts.Servers && Postgres is null, "No PostgreSQL: MARKETPLACE_TEST_POSTGRES is not set.");

    /// <summary>Connection strings of new databases for these services, and of the broker.</summary>
    public static Dictionary<string, string?> Connections(Parts parts, IEnumerable<string> services)
    {
        var settings = new Dictionary<string, string?>();
        if (parts == Parts.Embedded) return settings;
        var run = Guid.CreateVersion7().ToString("N")[^12..];
        foreach (var service in services)
            settings[$"ConnectionStrings:{service}"] = new NpgsqlConnectionStringBuilder(Postgres) { Database = $"it_{run}_{service}", MaxPoolSize = 20 }.ConnectionString;
        settings["ConnectionStrings:RabbitMq"] = RabbitMq;
        return settings;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running.Values.Where(r => r.IsValueCreated && r.Value.IsCompletedSuccessfully)) await (await running.Value).DisposeAsync();
    }
}
