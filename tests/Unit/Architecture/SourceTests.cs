using Shouldly;

namespace Marketplace.Tests.Unit.Architecture;

public sealed class SourceTests
{
    [Fact]
    public void Imports_come_in_the_order_the_formatter_gives_them()
    {
        var files = new[] { "src", "tests" }.SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*.cs", SearchOption.AllDirectories))
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)).ToList();
        files.Count.ShouldBeGreaterThan(500);
        files.Where(f => Imports(f) is var imports && !imports.SequenceEqual(imports.Order(Comparer<string>.Create(Compare))))
            .Select(f => Path.GetRelativePath(Repository.Root, f)).ShouldBeEmpty();
    }

    private static List<string> Imports(string file) => File.ReadLines(file).TakeWhile(l => l.Length == 0 || l.StartsWith("using ", StringComparison.Ordinal))
        .Where(l => l.Length > 0 && !l.Contains('=') && !l.StartsWith("using static ", StringComparison.Ordinal)).Select(l => l[6..].TrimEnd(';')).ToList();

    private static int Compare(string one, string other)
    {
        var bySystem = IsSystem(other).CompareTo(IsSystem(one));
        if (bySystem != 0) return bySystem;
        foreach (var (part, with) in one.Split('.').Zip(other.Split('.')))
            if (string.Compare(part, with, StringComparison.OrdinalIgnoreCase) is not 0 and var order) return order;
        return one.Count(c => c == '.').CompareTo(other.Count(c => c == '.'));
    }

    private static bool IsSystem(string name) => name == "System" || name.StartsWith("System.", StringComparison.Ordinal);
}
