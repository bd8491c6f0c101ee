using System.Net;
using System.Text.RegularExpressions;
using Marketplace.Contracts;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Benchmarks.Retrieval;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Processes;
using Marketplace.Tests.Integration.Servers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Benchmarks.Web;

/// <summary>
/// <c>list-page [--published DIR]</c>: the list of challenges as a visitor without a session gets it, beside a page without anything in it. With the
/// folder of a published product, also what a first visit costs on the line.
/// </summary>
internal static partial class ListPageBenchmark
{
    private const int Challenges = 500;
    private const int Callers = 8;
    private const string Path = "/fa/challenges";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args.Option("--published") is { } published) await WeighAsync(published);
        await using var site = await RunningSite.StartAsync(new Dictionary<string, string?>());
        await TellAsync(site.Services, site.Address);
        await using var empty = await StartEmptyAsync();
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false });

        var compared = await Rounds.CompareEachAsync("list of challenges, signed out", () => GetAsync(new Uri(site.Address, Path), 1_000), () => GetAsync(new Uri(empty.Urls.First() + "/empty"), 10_000));
        Console.WriteLine($"{Result.Heading}\n{compared.Rate}\n{compared.Times(.5)}\n{compared.Times(.99)}");
        return 0;

        Task<Round> GetAsync(Uri address, int times) => Round.OfAsync(Callers, times, async i =>
        {
            using var request = Visit(address);
            // Each from an address of its own, as the proxy in front would say.
            request.Headers.Add("X-Forwarded-For", $"10.{i >> 16 & 255}.{i >> 8 & 255}.{i & 255}");
            using var answer = await http.SendAsync(request);
            if (answer.StatusCode != HttpStatusCode.OK) throw new InvalidOperationException($"{address} answered {(int)answer.StatusCode}.");
        });
    }

    private static HttpRequestMessage Visit(Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Accept", "text/html,*/*;q=0.8");
        request.Headers.Add("Accept-Encoding", "gzip, deflate, br");
        request.Headers.Add("X-Forwarded-Proto", "https");
        return request;
    }

    private static async Task TellAsync(IServiceProvider services, Uri address)
    {
        var transport = services.GetRequiredService<IOutboxTransport>();
        await transport.PrepareAsync(CancellationToken.None);
        await transport.SendAsync([.. MadeUpChallenges.Of([], Challenges).Select(c => OutboxMessage.Of((Event)c, null))], CancellationToken.None);
        var search = Refit.RestService.For<ISearchApi>(address.ToString(), new Refit.RefitSettings(new Refit.SystemTextJsonContentSerializer(Platform.Http.Json.Options)));
        await Eventually.HoldsAsync(async () => (await search.Challenges(new ChallengeQuery())).Total >= Challenges);
    }

    private static async Task<WebApplication> StartEmptyAsync()
    {
        var builder = WebApplication.CreateBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var own = typeof(ListPageBenchmark).Assembly;
        builder.Services.AddRazorPages(o => o.RootDirectory = "/Web/Pages").ConfigureApplicationPartManager(parts =>
        {
            parts.ApplicationParts.Clear();
            parts.ApplicationParts.Add(new AssemblyPart(own));
            parts.ApplicationParts.Add(new CompiledRazorAssemblyPart(own));
        });
        var app = builder.Build();
        app.MapRazorPages();
        await app.StartAsync();
        return app;
    }

    // The page and everything it names, as sent; all but the font, which is kept for good.
    private static async Task WeighAsync(string folder)
    {
        var data = Directory.CreateTempSubdirectory("marketplace-bench-");
        await using var process = await MarketplaceProcess.StartAsync($"--data {data.FullName}", new Dictionary<string, string?> { ["Identity:Issuer"] = "https://site.test" }, executable: System.IO.Path.Combine(folder, "marketplace.dll"));
        await TellAsync(new Uri(process.Address, Path));
        await process.StopAsync();
        data.Delete(recursive: true);

        static async Task TellAsync(Uri page)
        {
            using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false });
            using var plain = new HttpClient(new SocketsHttpHandler { UseCookies = false, AutomaticDecompression = DecompressionMethods.All });
            using var visit = Visit(page);
            var html = await (await plain.SendAsync(visit)).Content.ReadAsStringAsync();
            var sum = 0L;
            foreach (var path in AssetPattern().Matches(html).Select(m => m.Groups[1].Value.Split('#')[0]).Where(p => !p.EndsWith(".woff2", StringComparison.Ordinal)).Distinct().Prepend(page.AbsolutePath))
            {
                using var request = Visit(new Uri(page, path));
                using var answer = await http.SendAsync(request);
                var size = (await answer.Content.ReadAsByteArrayAsync()).Length;
                sum += size;
                Console.WriteLine(Rounds.Text($"  {path}: {size / 1024.0:0.0} KB, {string.Join(' ', answer.Content.Headers.ContentEncoding)} ({(int)answer.StatusCode})"));
            }

            Console.WriteLine(Rounds.Text($"first visit without the font: {sum / 1024.0:0.0} KB"));
        }
    }

    [GeneratedRegex("(?:src|href)=\"(/[^\"]+\\.(?:css|js|svg|woff2)(?:#[^\"]*)?)\"")]
    private static partial Regex AssetPattern();
}
