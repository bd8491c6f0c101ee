using System.Text;
using System.Text.Json;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Processes;

namespace Marketplace.Tests.Integration.Hostile;

/// <summary>Texts that have broken other people's systems, from public lists that lie beside the checkout.</summary>
internal static class HostileTexts
{
    private static readonly string Folder = Path.Combine(MarketplaceProcess.RepositoryRoot, "../shared/data/attack");

    /// <summary>Every other one, so that both kinds of parts together have all; the test is skipped where the lists are not there.</summary>
    public static IReadOnlyList<string> For(Parts parts) => [.. All().Where((_, i) => i % 2 == (int)parts)];

    private static IReadOnlyList<string> All()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The lists of hostile texts (shared/data/attack) are not here.");
        var naughty = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Folder, "blns.json")))!;
        var attacks = Directory.EnumerateFiles(Path.Combine(Folder, "fuzzdb"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(f => Encoding.UTF8.GetString(File.ReadAllBytes(f)).Split('\n'));
        return [.. naughty.Concat(attacks).Append("a\0b").Append("\u202e نوشتهٔ وارونه \u2066").Append(new string('ی', 9000)).Distinct(StringComparer.Ordinal)];
    }
}
