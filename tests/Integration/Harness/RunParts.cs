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
}
