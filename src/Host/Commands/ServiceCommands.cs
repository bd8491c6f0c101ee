using System.CommandLine;
using Marketplace.Platform.Hosting;

namespace Marketplace.Host.Commands;

/// <summary>The commands that services bring, such as <c>reindex</c>: run with the parts of all services, without listening.</summary>
internal static class ServiceCommands
{
    public static IEnumerable<Command> Create(Settings settings) => Services.All.SelectMany(s => s.Commands).Select(part =>
    {
        var arguments = new Argument<string[]>("arguments") { Arity = ArgumentArity.ZeroOrMore };
        var command = new Command(part.Name, part.Description) { arguments };
        command.SetAction(async (parsed, ct) =>
        {
            await using var app = MarketplaceHost.Build(Services.All, Services.All, settings.Of(parsed));
            return await part.Run(app.Services, parsed.GetValue(arguments) ?? [], ct);
        });
        return command;
    });
}
