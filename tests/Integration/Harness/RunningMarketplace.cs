using System.Net.Http.Headers;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;
using Refit;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>Every service in this process on a real port, on one of the two kinds of storage.</summary>
public sealed class RunningMarketplace : IAsyncDisposable
{
    private readonly Issuer _issuer;
    private readonly WebApplication _app;
    private readonly string _folder;

    private RunningMarketplace(Issuer issuer, WebApplication app, string folder) => (_issuer, _app, _folder) = (issuer, app, folder);

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public string Folder => _folder;

    /// <param name="settings">Connection strings; none for the embedded parts.</param>
    /// <param name="only">The services to run; all but Web when not said.</param>
    public static async Task<RunningMarketplace> StartAsync(IReadOnlyDictionary<string, string?> settings, Action<WebApplicationBuilder>? configure = null, params IReadOnlyList<string> only)
    {
        var issuer = await Issuer.StartAsync();
        var folder = Directory.CreateTempSubdirectory("marketplace-test-").FullName;
        var all = new Dictionary<string, string?>(settings)
        {
            ["Data"] = folder,
            ["urls"] = "http://127.0.0.1:0",
            ["Services:web"] = issuer.Address.ToString(),
            ["Identity:Issuer"] = Issuer.Name,
        };
        all.TryAdd("Challenges:LeastOpen", "00:00:00.1");
        var app = MarketplaceHost.Build(Host.Services.All, [.. Host.Services.All.Where(s => only.Count == 0 ? s.Name != "web" : only.Contains(s.Name))], all, builder =>
        {
            builder.Logging.ClearProviders();
            configure?.Invoke(builder);
        });
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        await app.StartAsync();
        return new RunningMarketplace(issuer, app, folder);
    }

    /// <summary>A typed client that calls as this actor; null for nobody.</summary>
    public TApi Api<TApi>(Actor? actor, string language = "en") =>
        RestService.For<TApi>(Http(actor, language), new RefitSettings(new SystemTextJsonContentSerializer(Json.Options)));

    public HttpClient Http(Actor? actor, string language = "en")
    {
        var http = new HttpClient { BaseAddress = Address };
        http.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        if (actor is not null) http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _issuer.TokenFor(actor));
        return http;
    }

    public async ValueTask DisposeAsync()
    {
        var broker = _app.Configuration.GetConnectionString("RabbitMq");
        await _app.StopAsync();
        await _app.DisposeAsync();
        RunParts.Release(broker);
        await _issuer.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
