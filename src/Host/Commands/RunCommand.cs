using System.CommandLine;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Storage;

namespace Marketplace.Host.Commands;

/// <summary><c>marketplace run [services…]</c>: hosts the named services, or all, until told to stop.</summary>
internal static class RunCommand
{
    public static Command Create(Settings settings)
    {
        var services = new Argument<string[]>("services") { Arity = ArgumentArity.ZeroOrMore, Description = "Services to host; all when none is named." };
        var command = new Command("run", "Hosts services until told to stop.") { services };
        command.SetAction((parsed, ct) => RunAsync(Services.Named(parsed.GetValue(services) ?? []), settings.Of(parsed), ct));
        return command;
    }

    public static async Task<int> RunAsync(IReadOnlyList<Service> run, List<KeyValuePair<string, string?>> settings, CancellationToken ct)
    {
        await using var app = MarketplaceHost.Build(Services.All, run, settings);
        using var guard = FolderGuard.Take(app.Services.GetServices<ServiceDatabase>());
        if (app.Environment.IsDevelopment()) await app.Services.GetRequiredService<Migrator>().MigrateAsync(ct);
        await app.StartAsync(ct);
        if (app.Environment.IsDevelopment()) await Welcome.PrintAsync(app, Console.Out);
        await app.WaitForShutdownAsync(ct);
        return 0;
    }
}
