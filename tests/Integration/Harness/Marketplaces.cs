using System.Collections.Concurrent;
using Marketplace.Tests.Integration.Harness;

[assembly: AssemblyFixture(typeof(Marketplaces))]

namespace Marketplace.Tests.Integration.Harness;

/// <summary>
/// Running marketplaces for each kind of parts, shared by all tests of a run: one of every service, and one of a service by itself, whose
/// tests speak for all others. Tests make what they need and look at nothing else.
/// </summary>
public sealed class Marketplaces : IAsyncDisposable
{
    private readonly ConcurrentDictionary<(Parts, string), Lazy<Task<RunningMarketplace>>> _running = [];

    public static TheoryData<Parts> All => [Parts.Embedded, Parts.Servers];

    /// <summary>The running marketplace on these parts; the test is skipped where there is no PostgreSQL.</summary>
    /// <param name="service">The only service of it; all when not said.</param>
    public Task<RunningMarketplace> On(Parts parts, string? service = null)
    {
        Need(parts);
        IReadOnlyList<string> services = service is null ? [] : [service];
        return _running.GetOrAdd((parts, service ?? ""), _ => new(() =>
            RunningMarketplace.StartAsync(Connections(parts, Host.Services.All.Select(s => s.Name)), only: services))).Value;
    }

    /// <summary>Skips the test where these parts are not there.</summary>
    public static void Need(Parts parts) => RunParts.Need(parts);

    /// <summary>Connection strings of new databases for these services, and of a virtual host of their own on the broker.</summary>
    public static Dictionary<string, string?> Connections(Parts parts, IEnumerable<string> services) => RunParts.Connections(parts, services);

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running.Values.Where(r => r.IsValueCreated && r.Value.IsCompletedSuccessfully)) await (await running.Value).DisposeAsync();
    }
}
