using System.CommandLine;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Messaging;

namespace Marketplace.Host.Commands;

/// <summary><c>marketplace republish [services…]</c>: tells the present state of everything anew, for copies that must be rebuilt.</summary>
internal static class RepublishCommand
{
    public static Command Create(Settings settings)
    {
        var services = new Argument<string[]>("services") { Arity = ArgumentArity.ZeroOrMore, Description = "Services whose state to tell anew; all when none is named." };
        var command = new Command("republish", "Puts the present state of everything into the outbox again.") { services };
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = MarketplaceHost.Build(Services.All, Services.Named(parsed.GetValue(services) ?? []), settings.Of(parsed));
            await Console.Out.WriteLineAsync($"{await app.Services.GetRequiredService<Republish>().RunAsync(ct)} events written");
            return 0;
        });
        return command;
    }
}
