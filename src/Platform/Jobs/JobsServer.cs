using Hangfire;
using Hangfire.PostgreSql;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Time;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Marketplace.Platform.Jobs;

/// <summary>
/// Runs the jobs of this process. While the jobs database cannot be reached the process lives on without them, and they begin
/// when it can.
/// </summary>
internal sealed class JobsServer(
    IServiceProvider provider, IEnumerable<RecurringJob> jobs, JobsSettings settings, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<JobsServer> log)
    : BackgroundService
{
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    // Any number, as long as all our processes take the same.
    private const long SchemaLock = 0x4E69617A6A6F6273;
    private BackgroundJobServer? _server;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.SettledAsync(stoppingToken);
        var pause = TimeSpan.FromSeconds(0.5);
        while (_server is null)
        {
            try
            {
                provider.GetRequiredService<IGlobalConfiguration>();
                await InstallAsync(stoppingToken);
                Register();
                _server = Start();
                // Hangfire logs its start too, but through a provider that all hosts of a process share.
                log.LogInformation("The jobs of {Queues} run, {Workers} at once.", string.Join(", ", settings.Queues), settings.Workers);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                // Only the kind: a connection's error can repeat the connection string.
                log.LogWarning("The jobs database cannot be used yet ({Error}); next try in {Pause}.", e.GetType().Name, pause);
                await Task.Delay(pause, clock, stoppingToken);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (_server is null)
            return;
        _server.SendStop();
        await _server.WaitForShutdownAsync(cancellationToken);
    }

    public override void Dispose()
    {
        _server?.Dispose();
        base.Dispose();
    }

    private async Task InstallAsync(CancellationToken ct)
    {
        if (settings.ConnectionString is null)
            return;
        // One process at a time; the lock goes with the connection.
        await using var connection = new NpgsqlConnection(
            new NpgsqlConnectionStringBuilder(settings.ConnectionString) { Pooling = false }.ConnectionString);
        await connection.OpenAsync(ct);
        await using (var command = new NpgsqlCommand($"select pg_advisory_lock({SchemaLock})", connection))
            await command.ExecuteNonQueryAsync(ct);
        PostgreSqlObjectsInstaller.Install(connection, JobsParts.Schema);
    }

    private void Register()
    {
        var manager = provider.GetRequiredService<IRecurringJobManager>();
        foreach (var job in jobs)
            manager.AddOrUpdate(job.Id, job.Job, job.Cron, new RecurringJobOptions { TimeZone = LegalTime.Zone });
    }

    private BackgroundJobServer Start() => new(
        new BackgroundJobServerOptions
        {
            Queues = [.. settings.Queues],
            WorkerCount = settings.Workers,
            SchedulePollingInterval = TimeSpan.FromSeconds(1),
            StopTimeout = TimeSpan.FromSeconds(5),
            ShutdownTimeout = TimeSpan.FromSeconds(15),
            Activator = provider.GetRequiredService<JobActivator>(),
            FilterProvider = provider.GetRequiredService<JobRules>(),
        },
        provider.GetRequiredService<JobStorage>());
}

/// <summary>How the jobs of this process run.</summary>
internal sealed record JobsSettings(string? ConnectionString, IReadOnlyList<string> Queues, int Workers);
