using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Marketplace.Tests.Browser.Harness;
using Marketplace.Tests.Integration.Processes;
using Shouldly;

namespace Marketplace.Tests.Browser.Pages;

/// <summary>Every page that can be opened, by everybody of the demo, on a desk's screen and a phone's; in one language also whether all can use it.</summary>
public abstract class PagesTests(Products products, string language, bool forUse)
{
    private const int AtOnce = 2;

    // Opened only on the way through something: a second factor just asked for, an objection nobody has raised, a fault.
    private static readonly string[] NotByItself = ["/sign-in/code", "/programme/objections/{challenge:guid}/{objection:guid}", "/error"];

    [Fact]
    public async Task Open_without_a_fault_and_fit_every_screen()
    {
        var product = await products.Together;
        var browser = await products.Browser;
        await product.DemoPlayedAsync();
        var examined = forUse ? new ConcurrentDictionary<string, int>() : null;
        var (visited, faults) = (new ConcurrentBag<string>(), new ConcurrentBag<string>());

        await Parallel.ForEachAsync(Reader.All, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (reader, _) =>
        {
            var crawl = await Crawl.BeginAsync(product, browser, new Words(language), reader, examined);
            await crawl.RunAsync();
            foreach (var path in crawl.Opened) visited.Add(path);
            foreach (var fault in crawl.Faults) faults.Add(fault);
        });

        var missed = Routes().Except(NotByItself).Where(r => !visited.Any(p => Pattern(r).IsMatch(p))).ToList();
        missed.ShouldBeEmpty($"pages nobody could open are not looked at: {string.Join(' ', missed)}");
        faults.ShouldBeEmpty(string.Join('\n', faults.Order(StringComparer.Ordinal)));
    }

    /// <summary>The addresses of all pages, as their files say.</summary>
    private static List<string> Routes() =>
    [
        .. Directory.GetFiles(Path.Combine(MarketplaceProcess.RepositoryRoot, "src/Web/Pages"), "*.cshtml", SearchOption.AllDirectories)
            .Select(f => Regex.Match(File.ReadLines(f).First(), "^@page \"(.+)\"$")).Where(m => m.Success).Select(m => m.Groups[1].Value),
    ];

    private static Regex Pattern(string route)
    {
        const string id = "[0-9a-f-]{36}";
        var pattern = Regex.Replace(route, @"\{\w+:regex\(\^(\(.+?\))\$\)\}", "$1");
        pattern = Regex.Replace(Regex.Replace(pattern, @"/\{\w+:guid\?\}", $"(/{id})?"), @"\{\w+:guid\}", id);
        return new Regex(string.Create(CultureInfo.InvariantCulture, $"^{Regex.Replace(pattern, @"\{\w+\}", "[^/]+")}$"));
    }
}

public sealed class PersianPages(Products products) : PagesTests(products, "fa", forUse: true);

// Roles, names, headings and contrast are those of the same page in Persian.
public sealed class EnglishPages(Products products) : PagesTests(products, "en", forUse: false);
