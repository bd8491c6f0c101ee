using System.CommandLine;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Messaging;

namespace Marketplace.Host.Commands;

/// <summary><c>marketplace replay [services…]</c>: gives parked messages back to the consumers that failed.</summary>
internal static class ReplayCommand
{
    public static Command Create(Settings settings)
    {
        var services = new Argument<string[]>("services") { Arity = ArgumentArity.ZeroOrMore, Description = "Services whose parked messages to replay; all when none is named." };
        var consumer = new Option<string?>("--consumer") { Description = "Only messages parked by this consumer." };
        var command = new Command("replay", "Gives parked messages another chance.") { services, consumer };
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = MarketplaceHost.Build(Services.All, Services.Named(parsed.GetValue(services) ?? []), settings.Of(parsed));
            var (taken, failed) = await app.Services.GetRequiredService<Replay>().RunAsync(parsed.GetValue(consumer), ct);
            await Console.Out.WriteLineAsync($"{taken} taken, {failed} failed again");
            return failed == 0 ? 0 : 1;
        });
        return command;
    }
}
