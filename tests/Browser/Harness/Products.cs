using Marketplace.Tests.Browser.Harness;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Products))]

namespace Marketplace.Tests.Browser.Harness;

/// <summary>One browser and one product of each kind for the whole run, each started by the first test that asks for it.</summary>
public sealed class Products : IAsyncLifetime
{
    // The shell draws the same pages and takes half the work.
    private static readonly string? Chromium = Array.Find(["/usr/lib/chromium/chromium-headless-shell", "/usr/bin/chromium"], File.Exists);
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    private readonly Lazy<Task<Product>> _together = new(Product.TogetherAsync);
    private readonly Lazy<Task<Product>> _apart = new(Product.ApartAsync);
    private readonly Lazy<Task<IBrowser>> _browser;
    private IPlaywright? _playwright;

    public Products() => _browser = new(LaunchAsync);

    public Task<Product> Together => _together.Value;

    public Task<Product> Apart => _apart.Value;

    public Task<IBrowser> Browser
    {
        get
        {
            Assert.SkipWhen(Chromium is null, "No browser: Chromium is not there.");
            return _browser.Value;
        }
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_browser is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await _browser.Value).DisposeAsync();
        _playwright?.Dispose();
        foreach (var product in (Lazy<Task<Product>>[])[_together, _apart])
            if (product is { IsValueCreated: true, Value.IsCompletedSuccessfully: true }) await (await product.Value).DisposeAsync();
    }

    private async Task<IBrowser> LaunchAsync()
    {
        _playwright = await Playwright.CreateAsync();
        return await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Chromium, Args = Arguments });
    }
}
