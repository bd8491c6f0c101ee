using System.Data.Common;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using RabbitMQ.Client;

namespace Marketplace.Platform.Health;

/// <summary>Registers the probes of the parts and maps /health/live and /health/ready.</summary>
public static class HealthParts
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <summary>Adds a probe of any part. It gets a scope of its own.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="part">The part's name as shown, such as <c>database:offers</c>.</param>
    /// <param name="probe">Asks it.</param>
    public static IServiceCollection AddProbe(this IServiceCollection services, string part, Probe probe)
    {
        services.AddHealthChecks().Add(new HealthCheckRegistration(
            part, provider => new ProbeCheck(provider, probe), HealthStatus.Unhealthy, tags: null, Patience));
        return services;
    }

    /// <summary>Adds a probe that opens a connection and asks for 1.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="part">The part's name, such as <c>database:offers</c>.</param>
    /// <param name="connection">Makes a closed connection, which the probe disposes.</param>
    public static IServiceCollection AddDatabaseProbe(
        this IServiceCollection services, string part, Func<IServiceProvider, DbConnection> connection) =>
        services.AddProbe(part, async (provider, ct) =>
        {
            await using var open = connection(provider);
            await open.OpenAsync(ct);
            await using var command = open.CreateCommand();
            command.CommandText = "select 1";
            return Convert.ToInt32(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture) == 1 ? ProbeState.Up : ProbeState.Down;
        });

    /// <summary>Adds a probe that opens a channel on the process's own connection to RabbitMQ.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="part">The part's name, such as <c>rabbitmq</c>.</param>
    /// <param name="connection">The connection in use, or null while there is none. It is not disposed.</param>
    public static IServiceCollection AddRabbitMqProbe(
        this IServiceCollection services, string part, Func<IServiceProvider, CancellationToken, ValueTask<IConnection?>> connection) =>
        services.AddProbe(part, async (provider, ct) =>
        {
            if (await connection(provider, ct) is not { IsOpen: true } open)
                return ProbeState.Down;
            await using var channel = await open.CreateChannelAsync(cancellationToken: ct);
            return channel.IsOpen ? ProbeState.Up : ProbeState.Down;
        });

    /// <summary>
    /// Maps /health/live (the process answers: 200) and /health/ready (every probe: 200, or 503 when a part is down). Both are
    /// open to anybody, say nothing but names and states, and are not cached; probes are asked at most once a second.
    /// </summary>
    public static IEndpointRouteBuilder MapHealth(this IEndpointRouteBuilder endpoints)
    {
        var readiness = new Readiness(endpoints.ServiceProvider.GetService<HealthCheckService>(), TimeProvider.System);
        var group = endpoints.MapGroup("/health").AllowAnonymous().ExcludeFromDescription();
        group.MapGet("/live", (HttpContext context) => Answer(context, ProbeState.Up, new Dictionary<string, ProbeState>()));
        group.MapGet("/ready", async (HttpContext context, CancellationToken ct) =>
        {
            var parts = await readiness.AskAsync(ct);
            return Answer(context, parts.Count == 0 ? ProbeState.Up : parts.Values.Max(), parts);
        });
        return endpoints;
    }

    private static IResult Answer(HttpContext context, ProbeState state, IReadOnlyDictionary<string, ProbeState> parts)
    {
        context.Response.Headers.CacheControl = "no-store";
        return Results.Json(
            new { State = Word(state), Parts = parts.ToDictionary(p => p.Key, p => Word(p.Value)) },
            statusCode: state == ProbeState.Down ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
    }

    private static string Word(ProbeState state) => state switch
    {
        ProbeState.Up => "up",
        ProbeState.Degraded => "degraded",
        _ => "down",
    };

    private sealed class ProbeCheck(IServiceProvider provider, Probe probe) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) =>
            await probe(provider, cancellationToken).WaitAsync(cancellationToken) switch
            {
                ProbeState.Up => HealthCheckResult.Healthy(),
                ProbeState.Degraded => HealthCheckResult.Degraded(),
                _ => HealthCheckResult.Unhealthy(),
            };
    }
}
