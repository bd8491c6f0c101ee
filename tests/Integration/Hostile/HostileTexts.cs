using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Marketplace.Tests.Integration.Harness;
using Shouldly;

namespace Marketplace.Tests.Integration.Hostile;

/// <summary>Texts that have broken other people's systems, from public lists that lie beside the checkout.</summary>
internal static partial class HostileTexts
{
    /// <summary>Every other one, so that both kinds of parts together have all; the test is skipped where the lists are not there.</summary>
    public static IReadOnlyList<string> For(Parts parts) => [.. All().Where((_, i) => i % 2 == (int)parts)];

    /// <summary>Many in one text where that can be taken; a longer one, or one that no field may hold, stands by itself.</summary>
    /// <param name="longest">In characters.</param>
    public static IReadOnlyList<HostileSlice> Slices(IReadOnlyList<string> texts, int longest)
    {
        var slices = new List<List<string>>();
        foreach (var text in texts)
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

    /// <summary>Sends a text in all fields, then without those that the refusal names, until it is taken: what was not named must take it.</summary>
    /// <param name="send">Sends it in these fields; what a refusal says, or null when there is none.</param>
    /// <returns>The fields that took it.</returns>
    public static async Task<IReadOnlyList<string>> TakingAsync(IReadOnlyList<string> fields, Func<IReadOnlyList<string>, Task<string?>> send, string about)
    {
        var into = fields;
        while (into.Count > 0 && await send(into) is { } refusal)
        {
            var left = into.Except(FieldsNamed(refusal).Select(f => Position().Replace(f, ""))).ToList();
            left.Count.ShouldBeLessThan(into.Count, $"{about} in {string.Join(' ', into)}: {refusal}");
            into = left;
        }

        return into;
    }

    public static IReadOnlyList<string> FieldsNamed(string problem) => [.. JsonNode.Parse(problem)!["errors"]!.AsObject().Select(e => e.Key)];

    // As in milestones[0].title.
    [GeneratedRegex(@"\[\d+\]")]
    private static partial Regex Position();

    private static IReadOnlyList<string> All()
    {
        var naughty = JsonSerializer.Deserialize<string[]>(File.ReadAllText(SharedData.Find("attack/blns.json")))!;
        var attacks = Directory.EnumerateFiles(SharedData.Find("attack/fuzzdb"), "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(f => Encoding.UTF8.GetString(File.ReadAllBytes(f)).Split('\n'));
        return [.. naughty.Concat(attacks).Append("a\0b").Append("\u202e نوشتهٔ وارونه \u2066").Append(new string('ی', 9000)).Distinct(StringComparer.Ordinal)];
    }
}

/// <summary>Hostile texts in one.</summary>
internal sealed record HostileSlice(string Whole, IReadOnlyList<string> Texts);
