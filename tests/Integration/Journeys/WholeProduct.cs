using Marketplace.Tests.Integration.Deploy;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Processes;

namespace Marketplace.Tests.Integration.Journeys;

/// <summary>
/// Everything the product is: on embedded parts in this one process, or as seven processes with PostgreSQL and RabbitMQ, as docker-compose.yml
/// describes them, of which this one hosts the site with the gateway and the others run the product's own executable.
/// </summary>
public sealed class WholeProduct : IAsyncDisposable
{
    private readonly List<MarketplaceProcess> _processes = [];
    private string? _folder;

    private WholeProduct() { }

    public RunningSite Site { get; private set; } = null!;

    public static async Task<WholeProduct> StartAsync(Parts parts)
    {
        var settings = new Dictionary<string, string?> { ["Accounts:DemandSecondFactor"] = "false", ["Challenges:LeastOpen"] = "00:00:00.1" };
        if (parts == Parts.Embedded) return new WholeProduct { Site = await RunningSite.StartAsync(settings) };
        RunParts.NeedBroker();
        var product = new WholeProduct();
        try
        {
            await product.StartApartAsync(settings);
            return product;
        }
        catch
        {
            await product.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        if (Site is not null) await Site.DisposeAsync();
        if (_folder is not null) Directory.Delete(_folder, recursive: true);
    }

    private async Task StartApartAsync(Dictionary<string, string?> settings)
    {
        var ports = Host.Services.All.ToDictionary(s => s.Name, _ => MarketplaceProcess.FreePort());
        _folder = Directory.CreateTempSubdirectory("marketplace-apart-").FullName;
        var services = ComposeFile.ByHand(ports, _folder);
        foreach (var (_, environment) in services.Values)
            foreach (var (name, value) in settings) environment[name] = value;
        await MarketplaceProcess.RunAsync(services["migrate"].Command, services["migrate"].Environment);
        var web = services["web"].Environment;
        web.Remove("Data");
        Site = await RunningSite.StartAsync(new Dictionary<string, string?>(web) { ["urls"] = web["Services:web"] }, "web");
        foreach (var (name, port) in ports.Where(p => p.Key != "web")) _processes.Add(MarketplaceProcess.Launch(services[name].Command, services[name].Environment, port));
        await Task.WhenAll(_processes.Select(p => p.ReadyAsync()));
    }
}
