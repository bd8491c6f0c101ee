using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Marketplace.Platform.Telemetry;

/// <summary>The figures that tell whether the services keep up.</summary>
public enum Gauge
{
    /// <summary>Age in seconds of the oldest outbox row not yet published; 0 when there is none.</summary>
    OldestUnsentSeconds,

    /// <summary>Messages set aside after failing too often.</summary>
    ParkedMessages,

    /// <summary>Seconds by which the index is behind the documents it should hold.</summary>
    IndexLagSeconds,

    /// <summary>Seconds between a challenge's closing time and the run that noticed it, at the last run.</summary>
    ClosingLatenessSeconds,
}

/// <summary>
/// The last known value of each gauge and service: set by whoever measures, read by OpenTelemetry (meter <c>Marketplace</c>, tag
/// <c>service</c>) and by the health page.
/// </summary>
public sealed class Gauges
{
    /// <summary>The name of our meter and of our activity source.</summary>
    public const string SourceName = "Marketplace";

    private readonly ConcurrentDictionary<(Gauge Gauge, string Service), double> _values = new();

    /// <summary>Makes the instruments.</summary>
    public Gauges(IMeterFactory meters)
    {
        var meter = meters.Create(SourceName);
        foreach (var (gauge, name, unit) in ((Gauge, string, string)[])
        [
            (Gauge.OldestUnsentSeconds, "marketplace.outbox.oldest_unsent", "s"),
            (Gauge.ParkedMessages, "marketplace.messages.parked", "{message}"),
            (Gauge.IndexLagSeconds, "marketplace.index.lag", "s"),
            (Gauge.ClosingLatenessSeconds, "marketplace.closing.lateness", "s"),
        ])
            meter.CreateObservableGauge(name, () => Read(gauge), unit);
    }

    /// <summary>Notes a value.</summary>
    public void Set(Gauge gauge, string service, double value) => _values[(gauge, service)] = value;

    /// <summary>Everything noted so far, ordered.</summary>
    public IReadOnlyList<(Gauge Gauge, string Service, double Value)> Snapshot() =>
        [.. _values.Select(v => (v.Key.Gauge, v.Key.Service, v.Value)).OrderBy(v => v.Gauge).ThenBy(v => v.Service, StringComparer.Ordinal)];

    private IEnumerable<Measurement<double>> Read(Gauge gauge) => _values.Where(v => v.Key.Gauge == gauge)
        .Select(v => new Measurement<double>(v.Value, new KeyValuePair<string, object?>("service", v.Key.Service)));
}
