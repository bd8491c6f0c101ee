using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Marketplace.Platform.Telemetry;

/// <summary>Registers traces, metrics and logs.</summary>
public static class TelemetryParts
{
    /// <summary>
    /// Adds logs to the console (a plain line each in Development, otherwise JSON without e-mail addresses), <see cref="Gauges"/>,
    /// and OpenTelemetry when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set; the other standard variables hold too. Silent otherwise.
    /// </summary>
    /// <param name="builder">The process's builder.</param>
    /// <param name="services">The services it hosts: the process is named after them unless <c>OTEL_SERVICE_NAME</c> is set.</param>
    public static TBuilder AddTelemetry<TBuilder>(this TBuilder builder, params IReadOnlyList<string> services)
        where TBuilder : IHostApplicationBuilder
    {
        builder.Services.AddSingleton<Gauges>();
        AddLogs(builder);
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]))
            return builder;

        builder.Services.AddOpenTelemetry()
            .ConfigureResource(resource =>
            {
                if (string.IsNullOrEmpty(builder.Configuration["OTEL_SERVICE_NAME"]))
                    resource.AddService(services.Count == 1 ? $"marketplace-{services[0]}" : "marketplace", autoGenerateServiceInstanceId: true);
                resource.AddAttributes([new("marketplace.services", string.Join(',', services))]);
            })
            .WithTracing(traces => traces
                .AddSource(Gauges.SourceName, "MassTransit")
                .AddAspNetCoreInstrumentation(o => o.Filter = context => !context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal))
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddOtlpExporter())
            .WithMetrics(metrics => metrics
                .AddMeter(Gauges.SourceName, "MassTransit", "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter());
        // Observable instruments exist only once somebody has made them.
        builder.Services.AddHostedService<GaugesStarter>();
        return builder;
    }

    private static void AddLogs(IHostApplicationBuilder builder)
    {
        builder.Logging.ClearProviders();
        builder.Logging.Configure(o => o.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        // ASP.NET Core's own lines hold addresses with their query strings; HttpClient's, those it calls.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("System.Net.Http.HttpClient", LogLevel.Warning);
        if (builder.Environment.IsDevelopment())
        {
            builder.Logging.AddSimpleConsole(o =>
            {
                o.SingleLine = true;
                o.TimestampFormat = "HH:mm:ss ";
            });
            return;
        }
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Logging.AddConsole(o => o.FormatterName = JsonLogFormatter.FormatterName);
        builder.Logging.AddConsoleFormatter<JsonLogFormatter, ConsoleFormatterOptions>();
    }

    private sealed class GaugesStarter(Gauges gauges) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            _ = gauges;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
