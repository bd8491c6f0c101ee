using Hangfire;
using Hangfire.AspNetCore;
using Hangfire.Common;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Jobs;

/// <summary>Registers jobs and shows them.</summary>
public static class JobsParts
{
    internal const string Schema = "hangfire";

    /// <summary>
    /// Adds the one jobs server of this process: PostgreSQL when <c>ConnectionStrings:Jobs</c> is set, otherwise memory, from
    /// which nothing outlives the process (every job can be derived from the databases). Call it once, after or before the jobs
    /// are declared.
    /// </summary>
    /// <param name="services">The process's services.</param>
    /// <param name="configuration"><c>Jobs:Workers</c> sets how many run at once; otherwise as many as cores, from 2 to 8.</param>
    /// <param name="queues">The names of the services this process hosts; it runs their jobs only.</param>
    public static IServiceCollection AddJobs(this IServiceCollection services, IConfiguration configuration, params IReadOnlyList<string> queues)
    {
        var connectionString = configuration.GetConnectionString("Jobs") is { Length: > 0 } set ? set : null;
        var workers = configuration.GetValue<int?>("Jobs:Workers") ?? Math.Clamp(Environment.ProcessorCount, 2, 8);
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new JobsSettings(connectionString, queues, workers));
        services.AddSingleton<JobRules>();
        services.AddSingleton<IJobFilterProvider>(provider => provider.GetRequiredService<JobRules>());
        // Registered here, so that what Hangfire keeps for the whole process (JobStorage.Current, JobActivator.Current) stays out of it.
        services.AddSingleton<JobActivator>(provider => new AspNetCoreJobActivator(provider.GetRequiredService<IServiceScopeFactory>()));
        services.AddSingleton<JobStorage>(_ => connectionString is null ? new InMemoryStorage() : Postgres(connectionString));
        services.AddHangfire((provider, hangfire) => hangfire
            .UseLogProvider(new JobsLog(provider.GetRequiredService<ILoggerFactory>()))
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        return services.AddHostedService<JobsServer>();
    }

    /// <summary>Maps Hangfire's dashboard at /jobs for those whom the policy lets in, from anywhere.</summary>
    public static IEndpointConventionBuilder MapJobsDashboard(this IEndpointRouteBuilder endpoints, string policy) =>
        endpoints.MapHangfireDashboardWithAuthorizationPolicy(policy, "/jobs", new DashboardOptions
        {
            AppPath = "/",
            DashboardTitle = "Niazgah",
            DisplayStorageConnectionString = false,
        });

    private static PostgreSqlStorage Postgres(string connectionString)
    {
        var options = new PostgreSqlStorageOptions
        {
            SchemaName = Schema,
            // Made by JobsServer: the storage must come to be even while its database is away.
            PrepareSchemaIfNecessary = false,
            QueuePollInterval = TimeSpan.FromSeconds(1),
            // The job of a process that died is taken up by another after this.
            InvisibilityTimeout = TimeSpan.FromMinutes(2),
            UseSlidingInvisibilityTimeout = true,
        };
        return new PostgreSqlStorage(new NpgsqlConnectionFactory(connectionString, options), options);
    }
}
