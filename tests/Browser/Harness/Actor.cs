using System.Text.RegularExpressions;
using Marketplace.Tests.Integration.Processes;
using Microsoft.Playwright;

namespace Marketplace.Tests.Browser.Harness;

/// <summary>What an actor sits at.</summary>
/// <param name="Width">In CSS pixels: 360 for a phone, 1280 for a desk.</param>
/// <param name="Script">Whether the browser runs script; every page works without.</param>
public sealed record Seat(int Width, bool Script = true)
{
    public static readonly Seat Phone = new(360), Desk = new(1280), DeskWithoutScript = new(1280, Script: false);
}

/// <summary>Somebody at a browser of their own, who finds things by their words as a reader does.</summary>
public sealed class Actor(Product product, Words words, IPage page, string name)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(1);

    public string Name => name;

    public IPage Page => page;

    public static async Task<Actor> TakeSeatAsync(Product product, IBrowser browser, Words words, Seat seat, string name)
    {
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = product.Site.ToString(),
            Locale = words.Pick("fa-IR", "en-GB"),
            ViewportSize = new() { Width = seat.Width, Height = 800 },
            JavaScriptEnabled = seat.Script,
        });
        context.SetDefaultTimeout((float)Patience.TotalMilliseconds);
        return new Actor(product, words, await context.NewPageAsync(), name);
    }

    /// <summary>Opens a path of the site in the actor's language.</summary>
    public Task OpenAsync(string path) => page.GotoAsync($"/{words.Language}{path}");

    /// <summary>Goes to a page of the main menu, which on a phone is opened first.</summary>
    public async Task GoAsync(string key)
    {
        var button = page.GetByRole(AriaRole.Button, new() { Name = words["Shell", "Menu"], Exact = true });
        if (await button.IsVisibleAsync()) await button.ClickAsync();
        await page.Locator("nav.mainnav").GetByRole(AriaRole.Link, new() { Name = words["Shell", key], Exact = true }).ClickAsync();
    }

    /// <summary>Presses a button of a form and waits until the server has answered.</summary>
    public async Task PressAsync(string button)
    {
        var pressed = In(AriaRole.Button, button);
        await page.RunAndWaitForResponseAsync(() => pressed.ClickAsync(), r => r.Request.IsNavigationRequest);
        await page.WaitForLoadStateAsync();
    }

    /// <summary>Follows a link; where a page leads to a place twice, the first.</summary>
    public Task FollowAsync(string link) => In(AriaRole.Link, link).First.ClickAsync();

    /// <summary>A question that several controls answer.</summary>
    public ILocator Group(string legend) => page.GetByRole(AriaRole.Group, new() { NameRegex = Whole(legend) });

    /// <summary>Types into the field of this label.</summary>
    public Task TypeAsync(string label, string text, ILocator? within = null) => Field(label, within).FillAsync(text);

    /// <summary>Chooses by what the option stands for.</summary>
    public Task ChooseAsync(string label, string value, ILocator? within = null) => Field(label, within).SelectOptionAsync(value);

    /// <summary>Ticks the choice of a question that stands for this value.</summary>
    public Task TickAsync(string legend, string value) => Group(legend).Locator($"input[value='{value}']").CheckAsync();

    /// <summary>Waits until the page says this.</summary>
    public Task SeesAsync(string text) => page.Locator("main").GetByText(text).First.WaitForAsync();

    /// <summary>Waits until the browser is at a page whose path ends so.</summary>
    public Task IsAtAsync(string path) => page.WaitForURLAsync(u => new Uri(u).AbsolutePath.EndsWith(path, StringComparison.Ordinal));

    /// <summary>Reloads the page until something holds.</summary>
    public async Task UntilAsync(Func<Task<bool>> holds, string what, TimeSpan? patience = null)
    {
        var end = TimeProvider.System.GetUtcNow() + (patience ?? Patience);
        using var pace = new PeriodicTimer(BetweenLooks);
        while (!await holds())
        {
            if (TimeProvider.System.GetUtcNow() > end) throw new TimeoutException($"Did not come to hold: {what}");
            await pace.WaitForNextTickAsync();
            await page.ReloadAsync();
        }
    }

    /// <summary>Whether a heading or link of the page says this.</summary>
    public Task<bool> ShowsLinkAsync(string link) => In(AriaRole.Link, link).First.IsVisibleAsync();

    public async Task RegisterAsync(string email, string password, string? invitation = null)
    {
        await page.GotoAsync(invitation ?? $"/{words.Language}/register");
        if (invitation is not null) await FollowAsync(words["Account", "Register.Button"]);
        await TypeAsync(words["Account", "DisplayName"], name);
        await TypeAsync(words["Account", "Email"], email);
        await TypeAsync(words["Account", "Password"], password);
        await PressAsync(words["Account", "Register.Button"]);
        await SeesAsync(email);
        await page.GotoAsync(await product.LinkAsync(email, "/confirm-email"));
        await PressAsync(words["Account", "Confirm.Button"]);
        await page.WaitForURLAsync("**/sign-in**");
    }

    public async Task SignInAsync(string email, string password)
    {
        await TypeAsync(words["Account", "Email"], email);
        await TypeAsync(words["Account", "Password"], password);
        await PressAsync(words["Account", "SignIn.Button"]);
        await page.Locator("a.person").WaitForAsync();
    }

    /// <summary>Keeps what the page looks like, for whoever reads a failure.</summary>
    /// <param name="called">Name of the files.</param>
    /// <param name="faults">What is wrong with it.</param>
    /// <returns>Where.</returns>
    public async Task<string> KeepAsync(string called, string? faults = null)
    {
        var folder = Directory.CreateDirectory(Path.Combine(MarketplaceProcess.RepositoryRoot, "TestResults", "browser")).FullName;
        var file = Path.Combine(folder, called);
        await page.ScreenshotAsync(new() { Path = file + ".png", FullPage = true, Timeout = 10_000 });
        await File.WriteAllTextAsync(file + ".html", await page.ContentAsync());
        if (faults is not null) await File.WriteAllTextAsync(file + ".txt", faults);
        return $"{name} was at {page.Url}: {file}.png, .html";
    }

    private ILocator Field(string label, ILocator? within) =>
        within is null ? page.GetByLabel(Whole(label)) : within.GetByLabel(Whole(label));

    private ILocator In(AriaRole role, string text) => page.Locator("main").GetByRole(role, new() { Name = text, Exact = true });

    // A label may end in "(optional)".
    private Regex Whole(string label) => new($@"^\s*{Regex.Escape(label)}(\s+{Regex.Escape(words["Fields", "Optional"])})?\s*$");
}
