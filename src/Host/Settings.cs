using System.CommandLine;

namespace Marketplace.Host;

/// <summary>What the command line may say beside the environment.</summary>
internal sealed class Settings
{
    public Option<string?> Data { get; } = new("--data") { Description = "Folder for everything embedded; by default in the user's local application data.", Recursive = true };

    public Option<string?> Urls { get; } = new("--urls") { Description = "Addresses to listen on.", Recursive = true };

    public List<KeyValuePair<string, string?>> Of(ParseResult parsed)
    {
        var settings = new List<KeyValuePair<string, string?>>();
        if (parsed.GetValue(Data) is { } data) settings.Add(new("Data", data));
        if (parsed.GetValue(Urls) is { } urls) settings.Add(new("urls", urls));
        return settings;
    }
}
