using System.Net;
using System.Text;
using Npgsql;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>Which parts a marketplace stands on.</summary>
public enum Parts
{
    /// <summary>SQLite and the bus in memory.</summary>
    Embedded,

    /// <summary>PostgreSQL and, where there is a broker, RabbitMQ.</summary>
    Servers,
}

/// <summary>The servers of a test run, named by its environment, and a part of them for each product that runs on them.</summary>
public static class RunParts
{
    private static string? Postgres => Environment.GetEnvironmentVariable("MARKETPLACE_TEST_POSTGRES");

    private static string? RabbitMq => Environment.GetEnvironmentVariable("MARKETPLACE_TEST_RABBITMQ");

    /// <summary>Skips the test where these parts are not there.</summary>
    public static void Need(Parts parts) =>
        Assert.SkipWhen(parts == Parts.Servers && Postgres is null, "No PostgreSQL: MARKETPLACE_TEST_POSTGRES is not set.");

    /// <summary>Skips the test where no broker joins processes.</summary>
    public static void NeedBroker()
    {
        Need(Parts.Servers);
        Assert.SkipWhen(RabbitMq is null, "No RabbitMQ: MARKETPLACE_TEST_RABBITMQ is not set.");
    }

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

    /// <summary>Gives a virtual host of <see cref="Connections"/> back: a broker that keeps the queues of every test runs out of memory and stops taking messages.</summary>
    /// <param name="connection">As in the settings; nothing happens without one, or with the run's own.</param>
    public static void Release(string? connection)
    {
        if (string.IsNullOrEmpty(connection)) return;
        var broker = new UriBuilder(connection);
        if (broker.Path.StartsWith("/it_", StringComparison.Ordinal)) Manage(broker, HttpMethod.Delete, $"vhosts{broker.Path}", null);
    }

    // Queues of one name would be shared by all that run at once, and hold what an earlier test left.
    private static string NewVirtualHost(string name)
    {
        var broker = new UriBuilder(RabbitMq!) { Path = name };
        Manage(broker, HttpMethod.Put, $"vhosts/{name}", "{}");
        Manage(broker, HttpMethod.Put, $"permissions/{name}/{broker.UserName}", """{"configure":".*","write":".*","read":".*"}""");
        return broker.Uri.ToString();
    }

    private static void Manage(UriBuilder broker, HttpMethod method, string path, string? body)
    {
        using var management = new HttpClient { BaseAddress = new Uri($"http://{broker.Host}:{broker.Port + 3}/api/") };
        management.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{broker.UserName}:{broker.Password}")));
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") };
        using var answer = management.Send(request);
        // Two that share a virtual host both give it back.
        if (method != HttpMethod.Delete || answer.StatusCode != HttpStatusCode.NotFound) answer.EnsureSuccessStatusCode();
    }
}
