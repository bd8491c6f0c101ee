namespace Marketplace.Tests;

/// <summary>Reference data kept beside the repository, or where <c>MARKETPLACE_TEST_DATA</c> says; a test that needs one is skipped where it is absent.</summary>
internal static class SharedData
{
    /// <param name="path">Of a file or folder in it.</param>
    public static string Find(string path)
    {
        if (Environment.GetEnvironmentVariable("MARKETPLACE_TEST_DATA") is { Length: > 0 } given && Path.Exists(Path.Combine(given, path))) return Path.Combine(given, path);
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (Path.Combine(folder.FullName, "shared/data", path) is var beside && Path.Exists(beside))
                return beside;
        Assert.Skip($"shared/data/{path} is not here.");
        return "";
    }
}
