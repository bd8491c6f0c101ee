using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Marketplace.Web.Components;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

public partial class ResourcesTests
{
    private static readonly string Root = Path.Combine(Repository.Root, "src", "Web");
    private static readonly Dictionary<string, Dictionary<string, string>> English = Read("Text.resx");
    private static readonly Dictionary<string, Dictionary<string, string>> Persian = Read("Text.fa.resx");

    [Fact]
    public void Both_languages_have_the_same_keys()
    {
        English.Keys.ShouldBe(Persian.Keys, ignoreOrder: true);
        foreach (var (group, texts) in English)
            texts.Keys.ShouldBe(Persian[group].Keys, ignoreOrder: true, $"keys of {group}Text");
    }

    [Fact]
    public void Both_languages_have_the_same_placeholders_and_no_text_is_empty()
    {
        foreach (var (group, key, english) in English.SelectMany(g => g.Value.Select(t => (g.Key, t.Key, t.Value))))
        {
            var persian = Persian[group][key];
            english.ShouldNotBeNullOrWhiteSpace($"{group}.{key}");
            persian.ShouldNotBeNullOrWhiteSpace($"{group}.{key}");
            Placeholders(persian).ShouldBe(Placeholders(english), $"placeholders of {group}.{key}");
        }
    }

    [Fact]
    public void Persian_texts_use_Persian_letters_digits_and_quotation_marks()
    {
        foreach (var (group, key, text) in Persian.SelectMany(g => g.Value.Select(t => (g.Key, t.Key, t.Value))))
        {
            text.ShouldNotMatch("[يكى٠-٩“”]", $"{group}.{key}");
            PlaceholderPattern().Replace(text, "").ShouldNotMatch("[0-9]", $"{group}.{key}");
            text.ShouldNotMatch(@"\b(می|نمی) |[آ-ی] ها\b", $"a half-space is missing in {group}.{key}");
        }
    }

    [Fact]
    public void Every_key_a_page_asks_for_exists()
    {
        var missing = Sources("*.cshtml", "*.razor", "*.cs").SelectMany(file => Asked(file)
            // A key put together from a beginning and a name must at least have that beginning.
            .Where(a => !English.TryGetValue(a.Group, out var texts)
                || !(a.Key.EndsWith('.') ? texts.Keys.Any(k => k.StartsWith(a.Key, StringComparison.Ordinal)) : texts.ContainsKey(a.Key)))
            .Select(a => $"{Path.GetFileName(file)}: {a.Group}Text[\"{a.Key}\"]")).ToList();
        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Every_state_has_words()
    {
        foreach (var state in StatusKinds.All)
            English["Status"].ShouldContainKey(state);
        StatusKinds.All.Count.ShouldBe(English["Status"].Count);
    }

    [Fact]
    public void Every_icon_a_page_shows_is_shipped()
    {
        using var package = JsonDocument.Parse(File.ReadAllText(Path.Combine(Root, "package.json")));
        var shipped = package.RootElement.GetProperty("icons").EnumerateArray().Select(i => i.GetString()!).ToHashSet();
        Sources("*.cshtml").SelectMany(f => IconPattern().Matches(File.ReadAllText(f)).Select(m => m.Groups[1].Value))
            .Where(i => !shipped.Contains(i)).ShouldBeEmpty();
    }

    [Fact]
    public void Every_prose_page_is_there_in_both_languages()
    {
        var files = Directory.GetFiles(Path.Combine(Root, "Pages", "Shared", "Prose")).Select(Path.GetFileName).ToList();
        var names = files.Select(f => f!.Split('.')[0]).Distinct().ToList();
        names.ShouldNotBeEmpty();
        foreach (var name in names)
        {
            files.ShouldContain($"{name}.fa.cshtml");
            files.ShouldContain($"{name}.en.cshtml");
        }
    }

    private static IEnumerable<(string Group, string Key)> Asked(string file)
    {
        var source = File.ReadAllText(file);
        var names = LocalizerPattern().Matches(source).ToLookup(m => m.Groups[2].Value, m => m.Groups[1].Value);
        foreach (Match use in UsePattern().Matches(source))
        {
            var name = use.Groups[1].Value;
            // Pages have T for ShellText without asking; the fields' base class has Texts.
            var group = names[name].FirstOrDefault() ?? (name == "T" && file.EndsWith(".cshtml", StringComparison.Ordinal) ? "Shell" : name == "Texts" && file.EndsWith(".cs", StringComparison.Ordinal) ? "Fields" : null);
            if (group is not null)
                yield return (group, use.Groups[2].Value);
        }

        foreach (Match refusal in RefusePattern().Matches(source))
            yield return ("Fields", refusal.Groups[1].Value);
    }

    private static IEnumerable<string> Sources(params string[] patterns) => patterns
        .SelectMany(p => Directory.GetFiles(Root, p, SearchOption.AllDirectories))
        .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
            && !f.Contains("node_modules", StringComparison.Ordinal));

    private static string Placeholders(string text) =>
        string.Join(' ', PlaceholderPattern().Matches(text).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal));

    private static Dictionary<string, Dictionary<string, string>> Read(string ending) =>
        Directory.GetFiles(Path.Combine(Root, "Resources"), "*" + ending).ToDictionary(
            f => Path.GetFileName(f)[..^ending.Length],
            f => XDocument.Load(f).Root!.Elements("data").ToDictionary(d => d.Attribute("name")!.Value, d => d.Element("value")!.Value));

    [GeneratedRegex(@"\{\d+\}")]
    private static partial Regex PlaceholderPattern();

    [GeneratedRegex("<icon name=\"([a-z0-9-]+)\"")]
    private static partial Regex IconPattern();

    [GeneratedRegex(@"IStringLocalizer<(\w+)Text>\s+(\w+)")]
    private static partial Regex LocalizerPattern();

    [GeneratedRegex(@"\b(\w+)(?:\[|\.Count\()""([A-Za-z0-9.]+)""")]
    private static partial Regex UsePattern();

    [GeneratedRegex(@"\.Refuse\(""([A-Za-z.]+)""")]
    private static partial Regex RefusePattern();
}
