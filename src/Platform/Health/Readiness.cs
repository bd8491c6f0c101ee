using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Marketplace.Platform.Health;

/// <summary>Asks the probes, once a second at most: the page is open to anybody, and each asking costs connections.</summary>
internal sealed class Readiness(HealthCheckService? checks, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(1);
    private readonly SemaphoreSlim _one = new(1);
    private (long At, IReadOnlyDictionary<string, ProbeState> Parts)? _last;

    public async Task<IReadOnlyDictionary<string, ProbeState>> AskAsync(CancellationToken ct)
    {
        if (checks is null)
            return new Dictionary<string, ProbeState>();
        await _one.WaitAsync(ct);
        try
        {
            if (_last is { } last && clock.GetElapsedTime(last.At) < Fresh)
                return last.Parts;
            // Not cancelled with the request: the answer serves others too.
            var report = await checks.CheckHealthAsync(CancellationToken.None);
            var parts = report.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).ToDictionary(e => e.Key, e => e.Value.Status switch
            {
                HealthStatus.Healthy => ProbeState.Up,
                HealthStatus.Degraded => ProbeState.Degraded,
                _ => ProbeState.Down,
            });
            _last = (clock.GetTimestamp(), parts);
            return parts;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
