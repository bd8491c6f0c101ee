using System.Text.RegularExpressions;
using Marketplace.Contracts.Accounts;
using Marketplace.Tests.Integration.Deploy;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Processes;
using Marketplace.Tests.Integration.Servers;
using MimeKit;

namespace Marketplace.Tests.Browser.Harness;

/// <summary>The product's own executable: all in one process on embedded parts as a developer starts it, or seven processes on PostgreSQL and RabbitMQ.</summary>
public sealed class Product : IAsyncDisposable
{
    private readonly List<MarketplaceProcess> _processes = [];
    private readonly Dictionary<string, string?> _settings;
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-browser-").FullName;

    private Product() => _settings = new()
    {
        ["Data"] = _folder,
        ["Accounts:DemandSecondFactor"] = "false",
        ["Challenges:LeastOpen"] = "00:00:01",
    };

    public Uri Site { get; private set; } = null!;

    /// <summary>Everything in one process, in Development: with the demo's people and their business.</summary>
    public static async Task<Product> TogetherAsync()
    {
        var product = new Product();
        var port = MarketplaceProcess.FreePort();
        product._settings["ASPNETCORE_ENVIRONMENT"] = "Development";
        product._settings["Site:Address"] = $"http://127.0.0.1:{port}";
        await product.RunAsync([("", port)]);
        return product;
    }

    /// <summary>Each service in a process of its own, as an operator runs them.</summary>
    public static async Task<Product> ApartAsync()
    {
        RunParts.NeedBroker();
        var product = new Product();
        var ports = Host.Services.All.ToDictionary(s => s.Name, _ => MarketplaceProcess.FreePort());
        foreach (var (name, value) in ComposeFile.ByHand(ports, product._folder)["web"].Environment) product._settings[name] = value;
        await MarketplaceProcess.RunAsync("migrate", product._settings);
        await product.RunAsync([.. ports.Select(p => (p.Key, p.Value))]);
        return product;
    }

    /// <summary>Gives a registered person a part in the programme, as an operator does.</summary>
    public async Task AppointAsync(string email, ProgrammeRole role) => await MarketplaceProcess.RunAsync($"appoint {email} {role}", _settings);

    /// <summary>The link to this page in a letter to this address, once there is one.</summary>
    public Task<string> LinkAsync(string address, string page) => Eventually.ReturnsAsync(() => Task.FromResult(Letters(address)
        .SelectMany(m => Regex.Matches(m.TextBody ?? "", @"https?://\S+").Select(l => l.Value)).LastOrDefault(l => l.Contains(page, StringComparison.Ordinal))), TimeSpan.FromMinutes(1), $"a letter to {address} leads to {page}");

    /// <summary>Waits until the demo has been played to its end.</summary>
    public Task DemoPlayedAsync() => Eventually.HoldsAsync(
        () => Task.FromResult(_processes.Exists(p => p.Log.Contains("The demo has been played", StringComparison.Ordinal))), TimeSpan.FromMinutes(4), "the demo has been played");

    /// <summary>Keeps what the processes wrote, for whoever reads a failure.</summary>
    /// <returns>Where.</returns>
    public async Task<string> KeepLogsAsync(string called)
    {
        var file = Path.Combine(Directory.CreateDirectory(Path.Combine(MarketplaceProcess.RepositoryRoot, "TestResults", "browser")).FullName, called + ".log");
        await File.WriteAllTextAsync(file, string.Join("\n\n", _processes.Select(p => $"{p.Address}\n{p.Log}")));
        return $"The processes wrote {file}";
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var process in _processes) await process.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task RunAsync(List<(string Name, int Port)> services)
    {
        try
        {
            foreach (var (name, port) in services) _processes.Add(MarketplaceProcess.Launch($"run {name}", _settings, port));
            await Task.WhenAll(_processes.Select(p => p.ReadyAsync()));
            Site = services.Count == 1 ? _processes[0].Address : new Uri(_settings["Services:web"]!);
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private IEnumerable<MimeMessage> Letters(string address) => !Directory.Exists(Path.Combine(_folder, "mail")) ? [] : Directory.GetFiles(Path.Combine(_folder, "mail"), "*.eml")
        .Select(f => MimeMessage.Load(f)).Where(m => m.To.Mailboxes.Any(t => t.Address.Equals(address, StringComparison.OrdinalIgnoreCase))).OrderBy(m => m.Date);
}
