using System.Text;
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

    /// <summary>Connection strings of new databases for these services, and of a virtual host of their own on the broker.</summary>
    public static Dictionary<string, string?> Connections(Parts parts, IEnumerable<string> services)
    {
        var settings = new Dictionary<string, string?>();
        if (parts == Parts.Embedded) return settings;
        var run = Guid.CreateVersion7().ToString("N")[^12..];
        foreach (var service in services)
            settings[$"ConnectionStrings:{service}"] = new NpgsqlConnectionStringBuilder(Postgres) { Database = $"it_{run}_{service}", MaxPoolSize = 20 }.ConnectionString;
        settings["ConnectionStrings:RabbitMq"] = RabbitMq is null ? null : NewVirtualHost("it_" + run);
        return settings;
    }

    // Queues of one name would be shared by all that run at once, and hold what an earlier test left.
    private static string NewVirtualHost(string name)
    {
        var broker = new UriBuilder(RabbitMq!);
        using var management = new HttpClient { BaseAddress = new Uri($"http://{broker.Host}:{broker.Port + 3}/api/") };
        management.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{broker.UserName}:{broker.Password}")));
        Put($"vhosts/{name}", "{}");
        Put($"permissions/{name}/{broker.UserName}", """{"configure":".*","write":".*","read":".*"}""");
        broker.Path = name;
        return broker.Uri.ToString();

        void Put(string path, string body)
        {
            using var request = new HttpRequestMessage(HttpMethod.Put, path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
            management.Send(request).EnsureSuccessStatusCode();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running.Values.Where(r => r.IsValueCreated && r.Value.IsCompletedSuccessfully)) await (await running.Value).DisposeAsync();
    }
}
