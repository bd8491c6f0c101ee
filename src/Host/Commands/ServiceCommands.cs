using System.CommandLine;
using Marketplace.Platform.Hosting;

namespace Marketplace.Host.Commands;

/// <summary>The commands that services bring, such as <c>reindex</c>: run with the parts of all services, without listening.</summary>
internal static class ServiceCommands
{
    public static IEnumerable<Command> Create(Settings settings)
    {
        var services = new ServiceCollection();
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        foreach (var part in Services.All.SelectMany(s =>
                 {
                     var parts = new ServiceParts(s, services, builder.Configuration, builder.Environment, new DataFolder(Path.GetTempPath()));
                     s.Register(parts);
                     return parts.Commands;
                 }))
        {
            var arguments = new Argument<string[]>("arguments") { Arity = ArgumentArity.ZeroOrMore };
            var command = new Command(part.Name, part.Description) { arguments };
            command.SetAction(async (parsed, ct) =>
            {
                await using var app = MarketplaceHost.Build(Services.All, Services.All, settings.Of(parsed));
                return await app.Services.GetRequiredService<RunningServices>().Commands.Single(c => c.Name == part.Name)
                    .Run(app.Services, parsed.GetValue(arguments) ?? [], ct);
            });
            yield return command;
        }
    }
}
