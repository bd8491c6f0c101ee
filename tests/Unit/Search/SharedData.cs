namespace Marketplace.Tests.Unit.Search;

/// <summary>Reference files kept beside the repository; a test that needs one is skipped where they are absent.</summary>
internal static class SharedData
{
    public static string File(string path)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            foreach (var root in (string[])[System.IO.Path.Combine(folder.FullName, "shared", "data"), System.IO.Path.Combine(folder.FullName, "work", "shared", "data")])
                if (System.IO.File.Exists(System.IO.Path.Combine(root, path)))
                    return System.IO.Path.Combine(root, path);
        Assert.Skip($"The reference file {path} is not here.");
        return "";
    }
}
