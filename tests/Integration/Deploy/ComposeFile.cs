using System.Globalization;
using System.Text.RegularExpressions;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Processes;
using Npgsql;
using YamlDotNet.Core;
using YamlDotNet.Serialization;

namespace Marketplace.Tests.Integration.Deploy;

/// <summary>What docker-compose.yml says, so that the same processes can be run by hand where there is no Docker engine.</summary>
public static class ComposeFile
{
    public static string Path { get; } = System.IO.Path.Combine(MarketplaceProcess.RepositoryRoot, "docker-compose.yml");

    /// <summary>Each service's command line and environment, with this machine's servers and ports in the place of the containers' and the mail in a folder.</summary>
    /// <param name="ports">Of each service of the product.</param>
    /// <param name="data">A folder in the place of the volumes.</param>
    public static Dictionary<string, (string Command, Dictionary<string, string?> Environment)> ByHand(IReadOnlyDictionary<string, int> ports, string data)
    {
        var services = (Dictionary<object, object>)Read()["services"];
        var parts = RunParts.Connections(Parts.Servers, [.. ports.Keys, "Jobs"]);
        CreateDatabase(parts["ConnectionStrings:Jobs"]!);
        return services.Where(s => ((Dictionary<object, object>)s.Value).ContainsKey("command")).ToDictionary(s => (string)s.Key, s =>
        {
            var service = (Dictionary<object, object>)s.Value;
            var environment = new Dictionary<string, string?> { ["Data"] = data };
            foreach (var (name, value) in (Dictionary<object, object>)service["environment"])
                if (Setting(((string)name).Replace("__", ":", StringComparison.Ordinal), Filled((string)value)) is { } set) environment[set.Name] = set.Value;
            return (string.Join(' ', (List<object>)service["command"]), environment);
        });

        (string Name, string? Value)? Setting(string name, string value) => name switch
        {
            "ConnectionStrings:Elasticsearch" => null,
            _ when name.StartsWith("Mail:Smtp:", StringComparison.Ordinal) || name.StartsWith("OTEL_", StringComparison.Ordinal) => null,
            _ when name.StartsWith("ConnectionStrings:", StringComparison.Ordinal) => (name, parts[name]),
            _ when name.StartsWith("Services:", StringComparison.Ordinal) => (name, Loopback(ports[name["Services:".Length..]])),
            "Identity:Issuer" or "Site:Address" => (name, Loopback(ports["web"])),
            "Sealing:KeyRing" => (name, System.IO.Path.Combine(data, "seals")),
            _ => (name, value),
        };
    }

    private static string Loopback(int port) => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");

    private static Dictionary<object, object> Read()
    {
        using var text = File.OpenText(Path);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<object, object>>(new MergingParser(new Parser(text)));
    }

    // ${NAME:-default}
    private static string Filled(string value) => Regex.Replace(value, @"\$\{\w+:-([^}]*)\}", "$1");

    // The image of PostgreSQL makes this one at its first start.
    private static void CreateDatabase(string connectionString)
    {
        var own = new NpgsqlConnectionStringBuilder(connectionString);
        var (name, server) = (own.Database!, new NpgsqlConnectionStringBuilder(connectionString) { Database = "postgres", Pooling = false });
        using var connection = new NpgsqlConnection(server.ConnectionString);
        connection.Open();
        using var create = new NpgsqlCommand($"CREATE DATABASE \"{name}\"", connection);
        create.ExecuteNonQuery();
    }
}
