using Marketplace.Tests.Integration.Harness;

[assembly: AssemblyFixture(typeof(Marketplaces))]

namespace Marketplace.Tests.Integration.Harness;

/// <summary>One running marketplace for each kind of parts, shared by all tests of a run. Tests make what they need and look at nothing else.</summary>
public sealed class Marketplaces : IAsyncLifetime
{
    private readonly Dictionary<Parts, Lazy<Task<RunningMarketplace>>> _running = [];

    public static TheoryData<Parts> All => [Parts.Embedded, Parts.Servers];

    public ValueTask InitializeAsync()
    {
        foreach (var parts in Enum.GetValues<Parts>()) _running[parts] = new(() => RunningMarketplace.StartAsync(Connections(parts, Host.Services.All.Select(s => s.Name))));
        return ValueTask.CompletedTask;
    }

    /// <summary>The running marketplace on these parts; the test is skipped where there is no PostgreSQL.</summary>
    public Task<RunningMarketplace> On(Parts parts)
    {
        Need(parts);
        return _running[parts].Value;
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
