using System.CommandLine;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Storage;

namespace Marketplace.Host.Commands;

/// <summary><c>marketplace migrate [services…]</c>: brings databases to this version and ends.</summary>
internal static class MigrateCommand
{
    public static Command Create(Settings settings)
    {
        var services = new Argument<string[]>("services") { Arity = ArgumentArity.ZeroOrMore, Description = "Services whose databases to migrate; all when none is named." };
        var command = new Command("migrate", "Brings databases to this version.") { services };
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = MarketplaceHost.Build(Services.All, Services.Named(parsed.GetValue(services) ?? []), settings.Of(parsed));
            await app.Services.GetRequiredService<Migrator>().MigrateAsync(ct);
            return 0;
        });
        return command;
    }
}
