using System.Linq.Expressions;
using Marketplace.Contracts;
using Marketplace.Platform.Audit;
using Marketplace.Platform.Health;
using Marketplace.Platform.Http;
using Marketplace.Platform.Jobs;
using Marketplace.Platform.Messaging;
using Marketplace.Platform.Storage;
using Marketplace.Platform.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refit;

namespace Marketplace.Platform.Hosting;

/// <summary>What one service hands to the host. Read after registration to build the process around it.</summary>
public sealed class ServiceParts(Service service, IServiceCollection services, IConfiguration configuration, IHostEnvironment environment, DataFolder data)
{
    private readonly List<ConsumerPart> _consumers = [];

    public IServiceCollection Services { get; } = services;

    public IConfiguration Configuration { get; } = configuration;

    public IHostEnvironment Environment { get; } = environment;

    public DataFolder Data { get; } = data;

    /// <summary>The service's database; null for a service without one.</summary>
    public ServiceDatabase? Store { get; private set; }

    public IReadOnlyList<ConsumerPart> Consumers => _consumers;

    /// <summary>The service keeps its state in this context; the second type is its SQLite twin, which holds the SQLite migrations.</summary>
    public ServiceParts Database<TContext, TSqlite>()
        where TContext : ServiceDbContext
        where TSqlite : TContext
    {
        Store = ServiceDatabase.Add<TContext, TSqlite>(Services, Configuration, service.Name, Data.Path);
        var store = Store;
        Services.AddSingleton<IHostedService>(sp => new Relay<TContext>(
            sp.GetRequiredService<IServiceScopeFactory>(), store, sp.GetRequiredKeyedService<RelaySignal>(typeof(TContext)),
            sp.GetRequiredService<IOutboxTransport>(), sp.GetRequiredService<IHostApplicationLifetime>(), sp.GetRequiredService<TimeProvider>(), sp.GetRequiredService<ILogger<Relay<TContext>>>()));
        Services.AddSingleton<IHostedService>(sp => new Housekeeping<TContext>(
            sp.GetRequiredService<IServiceScopeFactory>(), store, sp.GetRequiredService<TimeProvider>(), sp.GetRequiredService<ILogger<Housekeeping<TContext>>>()));
        Services.AddSingleton<IHostedService>(sp => new AuditChaining<TContext>(
            sp.GetRequiredService<IServiceScopeFactory>(), store, sp.GetRequiredService<AuditChainer>(), sp.GetRequiredService<TimeProvider>(), sp.GetRequiredService<ILogger<AuditChaining<TContext>>>()));
        Services.AddSingleton<IHostedService>(sp => new Backlog<TContext>(
            sp.GetRequiredService<IServiceScopeFactory>(), store, sp.GetRequiredService<Gauges>(), sp.GetRequiredService<TimeProvider>(), sp.GetRequiredService<ILogger<Backlog<TContext>>>()));
        Services.AddDatabaseProbe($"database:{service.Name}", _ => store.Connect());
        return this;
    }

    /// <summary>The service consumes an event; see <see cref="IConsume{TEvent}"/>.</summary>
    /// <param name="concurrency">How many messages of this kind one process takes from the bus at once; they are digested one after the other and committed together.</param>
    public ServiceParts Consumer<TConsumer>(int concurrency = 64)
        where TConsumer : class
    {
        var context = Store?.ContextType ?? throw new InvalidOperationException($"{service.Name} needs a database before it can consume.");
        _consumers.Add(ConsumerPart.Of(service.Name, context, typeof(TConsumer), concurrency));
        return this;
    }

    /// <summary>How the service tells the present state of everything anew, so that others can rebuild their copies with <c>republish</c>.</summary>
    public ServiceParts Republishes<TContext>(Func<TContext, DateTimeOffset, IAsyncEnumerable<StateEvent>> states)
        where TContext : ServiceDbContext
    {
        Services.AddSingleton(new RepublishPart(service.Name, typeof(TContext), (db, now) => states((TContext)db, now)));
        return this;
    }

    /// <summary>Something to run by the clock. A job derives what to do from the database, so running it twice or late is harmless.</summary>
    /// <param name="name">Unique in the service.</param>
    /// <param name="cron">Five fields, or six with seconds first; legal time (Asia/Tehran).</param>
    /// <param name="run">The one method to call.</param>
    public ServiceParts Job<TJob>(string name, string cron, Expression<Func<TJob, Task>> run)
        where TJob : class
    {
        Services.AddRecurringJob(service.Name, name, cron, run);
        return this;
    }

    /// <summary>The words of the service's rules and errors, embedded as <c>Texts.resx</c>.</summary>
    public ServiceParts Texts()
    {
        var assembly = service.GetType().Assembly;
        Services.AddSingleton(new TextSource(assembly.GetName().Name + ".Texts", assembly));
        return this;
    }

    /// <summary>A typed client of another service's API, with time-outs and retries of what may be repeated.</summary>
    public IHttpClientBuilder Client<TApi>(string target)
        where TApi : class
    {
        var builder = Services.AddRefitGeneratedClient<TApi>(new RefitSettings(new SystemTextJsonContentSerializer(Json.Options)))
            .ConfigureHttpClient((sp, http) => http.BaseAddress = sp.GetRequiredService<ServiceAddresses>().Of(target));
        builder.AddStandardResilienceHandler(o =>
        {
            o.AttemptTimeout.Timeout = TimeSpan.FromSeconds(5);
            o.TotalRequestTimeout.Timeout = TimeSpan.FromSeconds(12);
            o.CircuitBreaker.SamplingDuration = TimeSpan.FromSeconds(15);
            o.Retry.MaxRetryAttempts = 2;
            o.Retry.Delay = TimeSpan.FromMilliseconds(200);
            // Commands carry an Idempotency-Key or If-Match, so every method may be repeated after a lost answer.
        });
        return builder;
    }
}

/// <summary>A command of the executable that a service brings, such as <c>reindex</c>. It runs with the parts of all services, without listening.</summary>
public sealed record CommandPart(string Name, string Description, Func<IServiceProvider, IReadOnlyList<string>, CancellationToken, Task<int>> Run);

/// <summary>The one folder everything embedded lives in.</summary>
public sealed record DataFolder(string Path);
