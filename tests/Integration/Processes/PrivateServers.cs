using System.Diagnostics;
using Npgsql;

namespace Marketplace.Tests.Integration.Processes;

/// <summary>A PostgreSQL and a RabbitMQ of a test's own, for tests that take them away.</summary>
public sealed class PrivateServers : IAsyncDisposable
{
    private readonly string _folder;

    private PrivateServers(string folder) => _folder = folder;

    public string Postgres => $"Host=127.0.0.1;Port={Read("postgres.port")};Username=app";

    public string RabbitMq => $"amqp://guest:guest@127.0.0.1:{Read("rabbitmq.port")}";

    /// <summary>Starts both; the test is skipped where they are not installed.</summary>
    public static async Task<PrivateServers> StartAsync()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("MARKETPLACE_TEST_RABBITMQ_BIN") is null, "RabbitMQ and PostgreSQL are not installed: MARKETPLACE_TEST_RABBITMQ_BIN is not set.");
        var servers = new PrivateServers(Directory.CreateTempSubdirectory("niazgah-servers-").FullName);
        await servers.Do("chmod 711 \"$work\"; start_postgres & start_rabbitmq & wait %1 && wait %2");
        return servers;
    }

    public Task KillRabbitMqAsync() => Do("kill_rabbitmq");

    public Task RestartRabbitMqAsync() => Do("revive_rabbitmq");

    /// <summary>Ends every connection and process at once, as a power cut would.</summary>
    public Task KillPostgresAsync() => Do("kill_postgres");

    public Task RestartPostgresAsync() => Do("revive_postgres");

    public NpgsqlConnection Connect(string database) => new(new NpgsqlConnectionStringBuilder(Postgres) { Database = database, Pooling = false }.ConnectionString);

    public async ValueTask DisposeAsync() => await Do("stop_servers");

    private string Read(string file) => File.ReadAllText(Path.Combine(_folder, file)).Trim();

    private async Task Do(string commands)
    {
        var start = new ProcessStartInfo("bash") { WorkingDirectory = MarketplaceProcess.RepositoryRoot };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add($". tests/servers.sh; {commands}");
        start.Environment["work"] = _folder;
        using var bash = Process.Start(start)!;
        await bash.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(2)).Token);
        if (bash.ExitCode != 0) throw new InvalidOperationException($"'{commands}' ended with {bash.ExitCode}.");
    }
}
