using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Marketplace.Tests.Browser.Harness;
using Microsoft.Playwright;

namespace Marketplace.Tests.Browser.Pages;

/// <summary>One reader's way through the site by its links; each kind of page is looked at once, on both screens.</summary>
internal sealed partial class Crawl
{
    // Pages of a kind differ by the state of what they show, and so in where they lead.
    private const int TriesOfAKind = 6;
    private const int ExaminedFor = 2;
    private const int Desk = 1280, Phone = 360;
    private readonly Actor _actor;
    private readonly Words _words;
    private readonly Reader _reader;
    private readonly Queue<string> _ahead = new();
    private readonly Dictionary<string, int> _tries = [];
    private readonly HashSet<string> _been = [], _seen = [];
    private readonly List<string> _said = [];

    private readonly ConcurrentDictionary<string, int>? _examined;

    private Crawl(Actor actor, Words words, Reader reader, ConcurrentDictionary<string, int>? examined) => (_actor, _words, _reader, _examined) = (actor, words, reader, examined);

    /// <summary>Paths that were opened, without the language.</summary>
    public List<string> Opened { get; } = [];

    public List<string> Faults { get; } = [];

    /// <param name="examined">
    /// For how many readers each kind of page was examined for use by everybody; two are enough, whatever else is different for them. Pages are only
    /// looked at when null.
    /// </param>
    public static async Task<Crawl> BeginAsync(Product product, IBrowser browser, Words words, Reader reader, ConcurrentDictionary<string, int>? examined)
    {
        var actor = await Actor.TakeSeatAsync(product, browser, words, Seat.Desk, reader.Name ?? "nobody");
        if (reader.Name is not null)
        {
            await actor.OpenAsync("/sign-in");
            await actor.SignInAsync(reader.Email, Reader.Password);
        }

        var crawl = new Crawl(actor, words, reader, examined);
        actor.Page.Console += (_, message) => { if (message.Type == "error") crawl._said.Add(message.Text); };
        actor.Page.PageError += (_, error) => crawl._said.Add(error);
        return crawl;
    }

    public async Task RunAsync()
    {
        foreach (var path in _reader.Begins) _ahead.Enqueue(path);
        while (_ahead.TryDequeue(out var path)) await LookAsync(path);
        await _actor.Page.Context.CloseAsync();
    }

    private async Task LookAsync(string path)
    {
        var kind = KindOf(path);
        if (_seen.Contains(kind) && !kind.Contains("{id}", StringComparison.Ordinal) || _tries.GetValueOrDefault(kind) >= TriesOfAKind || !_been.Add(path)) return;
        _tries[kind] = _tries.GetValueOrDefault(kind) + 1;
        _said.Clear();
        var page = _actor.Page;
        var answer = await page.GotoAsync($"/{_words.Language}{path}");
        var reached = new Uri(page.Url).AbsolutePath[3..];
        kind = KindOf(reached);
        if (!_seen.Add(kind))
        {
            await NoteLinksAsync(page);
            return;
        }

        Opened.Add(reached);
        var faults = new List<string>();
        if (answer!.Status != 200) faults.Add($"answered {answer.Status}");
        faults.AddRange(_said.Select(s => $"console: {s}"));
        if (await page.EvaluateAsync<string>("document.documentElement.lang + ' ' + document.documentElement.dir") is var said && said != $"{_words.Language} {_words.Direction}")
            faults.Add($"lang and dir are {said}");
        // Both screens have the same page but for the menu, which is the same on all pages.
        var forUse = _examined?.AddOrUpdate(kind, 1, (_, readers) => readers + 1) <= ExaminedFor;
        faults.AddRange(await FaultsAtAsync(page, Phone, forUse));
        faults.AddRange(await FaultsAtAsync(page, Desk, forUse && _seen.Count == 1));
        await NoteLinksAsync(page);
        faults.AddRange(await EndlessWordsAsync(page));
        if (faults.Count == 0) return;
        var kept = await _actor.KeepAsync($"page-{_words.Language}-{_actor.Name}{kind.Replace('/', '-')}", string.Join('\n', faults));
        Faults.Add($"{kept}\n    {string.Join("\n    ", faults)}");
    }

    private static async Task<IReadOnlyList<string>> FaultsAtAsync(IPage page, int width, bool forUse)
    {
        var faults = new List<string>();
        await page.SetViewportSizeAsync(width, 800);
        var (wide, room) = (await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth"), await page.EvaluateAsync<int>("document.scrollingElement.clientWidth"));
        if (wide > room) faults.Add($"at {width}: is {wide} wide");
        if (!forUse) return faults;
        var found = await page.RunAxe();
        faults.AddRange(found.Violations.Select(v => $"at {width}: {v.Id}: {v.Help}: {string.Join(" | ", v.Nodes.Take(3).Select(n => n.Html))}"));
        return faults;
    }

    /// <summary>Puts a word without end wherever the page shows what somebody wrote.</summary>
    private static async Task<IReadOnlyList<string>> EndlessWordsAsync(IPage page)
    {
        await page.EvaluateAsync("""
            for (const written of document.querySelectorAll("bdi:not(.code, .num, .text-nowrap *), [dir=auto], .facet option")) {
              const texts = document.createTreeWalker(written, NodeFilter.SHOW_TEXT)
              while (texts.nextNode()) if (texts.currentNode.data.trim()) texts.currentNode.data = "W".repeat(90)
            }
            """);
        var faults = new List<string>();
        // The desk's screen is the one just looked at, and the next page is looked at on the phone's first: changing it is half the work.
        foreach (var width in (int[])[Desk, Phone])
        {
            await page.SetViewportSizeAsync(width, 800);
            var wide = await page.EvaluateAsync<int>("document.scrollingElement.scrollWidth");
            if (wide > width) faults.Add($"at {width} with endless words: is {wide} wide");
        }

        return faults;
    }

    private async Task NoteLinksAsync(IPage page)
    {
        var links = await page.EvaluateAsync<string[]>("[...document.querySelectorAll('a[href]:not([download])')].map(a => a.getAttribute('href'))");
        foreach (var link in links.Distinct().Where(l => l.StartsWith($"/{_words.Language}/", StringComparison.Ordinal) && !l.Contains("handler=", StringComparison.Ordinal)))
        {
            var path = link[3..].Split('#')[0];
            if (!_reader.Leaves.Contains(path.Split('/', '?')[1])) _ahead.Enqueue(path);
        }
    }

    private static string KindOf(string path) => Id().Replace(path.Split('?')[0], "{id}");

    [GeneratedRegex("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
