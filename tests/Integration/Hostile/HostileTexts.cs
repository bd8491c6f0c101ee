using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Processes;
using Shouldly;

namespace Marketplace.Tests.Integration.Hostile;

/// <summary>Texts that have broken other people's systems, from public lists that lie beside the checkout.</summary>
internal static class HostileTexts
{
    private static readonly string Folder = Path.Combine(MarketplaceProcess.RepositoryRoot, "../shared/data/attack");

    /// <summary>Every other one, so that both kinds of parts together have all; the test is skipped where the lists are not there.</summary>
    public static IReadOnlyList<string> For(Parts parts) => [.. All().Where((_, i) => i % 2 == (int)parts)];

    /// <summary>The same, many in one text where that can be taken; a longer one, or one that no field may hold, stands by itself.</summary>
    /// <param name="longest">In characters.</param>
    public static IReadOnlyList<HostileSlice> Slices(Parts parts, int longest)
    {
        var slices = new List<List<string>>();
        foreach (var text in For(parts))
        {
            var alone = text.Length > longest || !MayBeStored(text);
            if (alone || slices.Count == 0 || slices[^1] is var last && (!MayBeStored(last[0]) || last.Sum(t => t.Length + 1) + text.Length > longest)) slices.Add([]);
            slices[^1].Add(text);
        }

        return [.. slices.Select(s => new HostileSlice(string.Join('\n', s), s))];
    }

    /// <summary>Says as many of the storable texts as go into so many characters, then the next ones, from the beginning again after the last.</summary>
    public static Func<int, string> Speech(Parts parts)
    {
        var texts = For(parts).Where(t => t.Length is > 0 and < 100 && MayBeStored(t)).ToList();
        var next = 0;
        return longest =>
        {
            var said = new StringBuilder("«").Append(texts[next++ % texts.Count]);
            while (said.Length + texts[next % texts.Count].Length + 1 < longest) said.Append('\n').Append(texts[next++ % texts.Count]);
            return said.Append('»').ToString();
        };
    }

    /// <summary>No NUL and no half of a surrogate pair.</summary>
    public static bool MayBeStored(string text) => !text.Contains('\0', StringComparison.Ordinal) && !text.EnumerateRunes().Contains(Rune.ReplacementChar);

    /// <summary>A refusal says which fields it is about.</summary>
    public static void ShouldNameFields(string problem, string about)
    {
        var fields = FieldsNamed(problem);
        fields.ShouldNotBeEmpty(about);
        fields.ShouldAllBe(f => f.Length > 0, $"{about}: {problem}");
    }

    public static IReadOnlyList<string> FieldsNamed(string problem) => [.. JsonNode.Parse(problem)!["errors"]!.AsObject().Select(e => e.Key)];

    private static IReadOnlyList<string> All()
    {
        Assert.SkipUnless(Directory.Exists(Folder), "The lists of hostile texts (shared/data/attack) are not here.");
        var naughty = JsonSerializer.Deserialize<string[]>(File.ReadAllText(Path.Combine(Folder, "blns.json")))!;
        var attacks = Directory.EnumerateFiles(Path.Combine(Folder, "fuzzdb"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(f => Encoding.UTF8.GetString(File.ReadAllBytes(f)).Split('\n'));
        return [.. naughty.Concat(attacks).Append("a\0b").Append("\u202e نوشتهٔ وارونه \u2066").Append(new string('ی', 9000)).Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>Hostile texts in one.</summary>
internal sealed record HostileSlice(string Whole, IReadOnlyList<string> Texts);
