namespace Marketplace.Tests.Benchmarks;

/// <summary>Options of a command, each <c>--name value</c>.</summary>
internal static class Arguments
{
    public static string? Option(this string[] args, string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;

    /// <exception cref="ArgumentException">The option is missing or names no folder.</exception>
    public static string Folder(this string[] args, string name) => args.Option(name) is { } folder && Directory.Exists(folder)
        ? folder
        : throw new ArgumentException($"{name} needs a folder that exists.");
}
