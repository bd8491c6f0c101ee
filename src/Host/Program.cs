using System.CommandLine;
using Marketplace.Host;
using Marketplace.Host.Commands;
using Marketplace.Platform.Storage;

var settings = new Settings();
var root = new RootCommand("Niazgah: a demand-driven technology marketplace. Without a command, every service runs in this process.")
{
    settings.Data, settings.Urls,
};
root.SetAction((parsed, ct) => RunCommand.RunAsync(Services.All, settings.Of(parsed), ct));
root.Subcommands.Add(RunCommand.Create(settings));
root.Subcommands.Add(MigrateCommand.Create(settings));
root.Subcommands.Add(ReplayCommand.Create(settings));
root.Subcommands.Add(RepublishCommand.Create(settings));
foreach (var command in ServiceCommands.Create(settings)) root.Subcommands.Add(command);
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (Exception refused) when (refused is FolderInUseException or ArgumentException)
{
    await Console.Error.WriteLineAsync(refused.Message);
    return 1;
}
