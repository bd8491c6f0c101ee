using Marketplace.Tests.Integration.Harness;

[assembly: AssemblyFixture(typeof(Marketplace.Tests.Integration.Web.Sites))]

namespace Marketplace.Tests.Integration.Web;

/// <summary>One running site for each kind of parts, shared by all tests of a run.</summary>
public sealed class Sites : IAsyncLifetime
{
    private readonly Dictionary<Parts, Lazy<Task<RunningSite>>> _running = [];

    public ValueTask InitializeAsync()
    {
        foreach (var parts in Enum.GetValues<Parts>())
            _running[parts] = new(() => RunningSite.StartAsync(Marketplaces.Connections(parts, Host.Services.All.Select(s => s.Name))));
        return ValueTask.CompletedTask;
    }

    /// <summary>The running site on these parts; the test is skipped where there is no PostgreSQL.</summary>
    public Task<RunningSite> On(Parts parts)
    {
        Marketplaces.Need(parts);
        return _running[parts].Value;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var running in _running.Values.Where(r => r.IsValueCreated && r.Value.IsCompletedSuccessfully)) await (await running.Value).DisposeAsync();
    }
}
