using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using Marketplace.Challenges;
using Shouldly;

namespace Marketplace.Tests.Unit.Challenges;

/// <summary>Every code has words in both languages, with the same placeholders.</summary>
public sealed partial class TextsTests
{
    private static readonly ResourceManager Manager = new("Marketplace.Challenges.Texts", typeof(ChallengesService).Assembly);

    [Fact]
    public void Both_languages_have_the_same_codes_and_placeholders()
    {
        var (english, persian) = (Words(CultureInfo.InvariantCulture), Words(CultureInfo.GetCultureInfo("fa")));

        persian.Keys.Order(StringComparer.Ordinal).ShouldBe(english.Keys.Order(StringComparer.Ordinal));
        foreach (var (code, text) in english) Placeholder().Matches(persian[code]).Select(m => m.Value).ShouldBe(Placeholder().Matches(text).Select(m => m.Value), code);
    }

    [Fact]
    public void Every_code_the_service_can_say_has_words()
    {
        var known = Words(CultureInfo.InvariantCulture).Keys.ToHashSet();
        var said = Directory.EnumerateFiles(Path.Combine(Root(), "src/Challenges"), "*.cs", SearchOption.AllDirectories).Where(f => !f.Contains("Migrations", StringComparison.Ordinal))
            .SelectMany(f => Code().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value)).Distinct().ToList();

        said.Count.ShouldBeGreaterThan(60);
        // "budget.kind" is a field, named where the words are about the whole budget.
        said.Where(code => !known.Contains(code) && code != "budget.kind").ShouldBeEmpty();
        known.Where(code => !said.Contains(code) && code != "nda.terms.1").ShouldBeEmpty();
    }

    private static Dictionary<string, string> Words(CultureInfo language) => Manager.GetResourceSet(language, createIfNotExists: true, tryParents: false)!
        .Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);

    private static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Marketplace.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    [GeneratedRegex(@"\{\w+\}")]
    private static partial Regex Placeholder();

    [GeneratedRegex("\"((?:challenge|clarification|nda|company|brief|indicator|budget|criterion|criteria|clarity|import|money|place|isic|field)\\.[a-z_.]+)\"")]
    private static partial Regex Code();
}
