using System.Globalization;
using Marketplace.Platform.Access;
using Marketplace.Platform.Audit;
using Marketplace.Platform.Health;
using Marketplace.Platform.Http;
using Marketplace.Platform.Jobs;
using Marketplace.Platform.Mail;
using Marketplace.Platform.Messaging;
using Marketplace.Platform.Storage;
using Marketplace.Platform.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Hosting;

/// <summary>Builds one process around the services it runs. The same code for all in one and for each apart; connection strings choose the parts.</summary>
public static class MarketplaceHost
{
    private const long LargestBody = 2 * 1024 * 1024;

    /// <param name="all">Every service of the product: their queues are declared even where they do not run.</param>
    /// <param name="run">The services of this process.</param>
    /// <param name="settings">Settings beside the environment's, for example from the command line.</param>
    /// <param name="configure">Lets a test replace a part.</param>
    public static WebApplication Build(
        IReadOnlyList<Service> all, IReadOnlyList<Service> run, IEnumerable<KeyValuePair<string, string?>>? settings = null, Action<WebApplicationBuilder>? configure = null)
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ContentRootPath = AppContext.BaseDirectory,
            ApplicationName = "marketplace",
        });
        builder.Configuration.AddInMemoryCollection(settings ?? []);
        builder.AddTelemetry([.. run.Select(s => s.Name)]);
        foreach (var talkative in (string[])["Microsoft.EntityFrameworkCore", "Hangfire", "MassTransit", "Polly"]) builder.Logging.AddFilter(talkative, LogLevel.Warning);
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(k =>
        {
            k.AddServerHeader = false;
            k.Limits.MaxRequestBodySize = LargestBody;
        });
        builder.Host.ConfigureHostOptions(o =>
        {
            o.ServicesStartConcurrently = true;
            o.ShutdownTimeout = TimeSpan.FromSeconds(20);
        });

        var data = new DataFolder(Path.GetFullPath(builder.Configuration["Data"] is { Length: > 0 } path
            ? path
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create), "niazgah")));
        Directory.CreateDirectory(data.Path);
        Proxies.Trust(builder.Services, builder.Configuration);
        builder.Services.AddSingleton(data);
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton<ServiceAddresses>();
        builder.Services.AddSingleton<Texts>();
        builder.Services.AddSingleton<Problems>();
        builder.Services.AddSingleton<Migrator>();
        builder.Services.AddSingleton<Republish>();
        builder.Services.AddHttpContextAccessor();
        builder.Services.AddSingleton<RecordDeeds>();
        builder.Services.AddAuditTrail(builder.Configuration, data.Path);
        builder.Services.AddMail(builder.Configuration, data.Path);
        builder.Services.AddExceptionHandler<Problems>();
        builder.Services.AddProblemDetails();
        builder.Services.ConfigureHttpJsonOptions(o => Json.Configure(o.SerializerOptions));
        builder.Services.Configure<MassTransit.MassTransitHostOptions>(o => o.WaitUntilStarted = false);
        builder.Services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        builder.Services.AddRequestTimeouts(o => o.DefaultPolicy = new() { Timeout = TimeSpan.FromSeconds(30) });
        builder.Services.AddJobs(builder.Configuration, [.. run.Select(s => s.Name)]);
        AccessTokens.Add(builder.Services, builder.Configuration);
        RateLimits.Add(builder.Services);

        var parts = run.Select(service =>
        {
            var own = new ServiceParts(service, builder.Services, builder.Configuration, builder.Environment, data);
            service.Register(own);
            ApiDocuments.Add(builder.Services, service.Name);
            return (Service: service, Parts: own);
        }).ToList();
        Bus.Add(builder.Services, builder.Configuration, [.. parts.SelectMany(p => p.Parts.Consumers)], new([.. parts.SelectMany(p => p.Parts.Consumers), .. ConsumersOf(all.Except(run), builder, data)]));
        builder.Services.AddSingleton(new RunningServices([.. parts.Select(p => p.Service.Name)]));
        configure?.Invoke(builder);

        var app = builder.Build();
        app.Services.GetRequiredService<Migrator>().Prepare();
        // The language it sets must hold where errors are put into words.
        app.UseMiddleware<ApiMiddleware>();
        // Pages tell their faults themselves.
        app.UseWhen(c => c.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal), api => api.UseExceptionHandler());
        app.UseRouting();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseRequestTimeouts();
        foreach (var (service, own) in parts)
        {
            var api = app.MapGroup($"/api/{service.Name}/v1").WithGroupName(service.Name).WithTags(service.Name);
            if (own.Store is { } store) api.AddEndpointFilter((IEndpointFilter)ActivatorUtilities.CreateInstance(app.Services, typeof(Idempotency<>).MakeGenericType(store.ContextType)));
            service.Map(api);
            service.MapSite(app);
        }

        ApiDocuments.Map(app);
        app.MapHealth();
        return app;
    }

    private static IEnumerable<ConsumerPart> ConsumersOf(IEnumerable<Service> services, WebApplicationBuilder builder, DataFolder data) => services.SelectMany(service =>
    {
        var parts = new ServiceParts(service, new ServiceCollection(), builder.Configuration, builder.Environment, data);
        service.Register(parts);
        return parts.Consumers;
    });
}

/// <summary>What runs in this process.</summary>
public sealed record RunningServices(IReadOnlyList<string> Names);
