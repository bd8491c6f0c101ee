using System.Net;
using System.Text.RegularExpressions;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using MimeKit;
using Npgsql;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>
/// The whole product in this process, site included: real sessions, real tokens, real keys, mail in a folder. Its clock can be put forward.
/// </summary>
public sealed class RunningSite : IAsyncDisposable
{
    private readonly WebApplication _app;

    private RunningSite(WebApplication app, string folder, ForwardClock clock) => (_app, Folder, Clock) = (app, folder, clock);

    public Uri Address => new(_app.Urls.First());

    public IServiceProvider Services => _app.Services;

    public string Folder { get; }

    public ForwardClock Clock { get; }

    /// <param name="settings">Connection strings and what else a test needs.</param>
    /// <param name="run">Services of this process; all when none is named.</param>
    public static async Task<RunningSite> StartAsync(IReadOnlyDictionary<string, string?> settings, params string[] run)
    {
        var folder = Directory.CreateTempSubdirectory("marketplace-site-").FullName;
        var clock = new ForwardClock();
        var all = new Dictionary<string, string?> { ["Data"] = folder, ["urls"] = "http://127.0.0.1:0", ["Identity:Issuer"] = "https://site.test" };
        foreach (var (name, value) in settings) all[name] = value;
        var app = MarketplaceHost.Build(Host.Services.All, Host.Services.Named(run), all, builder =>
        {
            builder.Logging.ClearProviders();
            builder.Services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock));
            // Hashing in earnest took a seventh of the suite's processor time.
            builder.Services.PostConfigure<PasswordHasherOptions>(o => o.IterationCount = 1_000);
        });
        await app.Services.GetRequiredService<Migrator>().MigrateAsync(CancellationToken.None);
        await app.StartAsync();
        return new RunningSite(app, folder, clock);
    }

    /// <summary>A new visitor without cookies.</summary>
    public Visitor Visit(string language = "en") => new(Address, language);

    /// <summary>The letters written to an address so far, oldest first.</summary>
    public IReadOnlyList<MimeMessage> MailTo(string address) => !Directory.Exists(Path.Combine(Folder, "mail")) ? [] :
    [
        .. Directory.GetFiles(Path.Combine(Folder, "mail"), "*.eml").Select(f => MimeMessage.Load(f))
            .Where(m => m.To.Mailboxes.Any(t => t.Address.Equals(address, StringComparison.OrdinalIgnoreCase))).OrderBy(m => m.Date),
    ];

    /// <summary>The link in the last letter with this subject, as a path of the site.</summary>
    public string LinkIn(string address, string subject)
    {
        var text = MailTo(address).Last(m => m.Subject!.Contains(subject, StringComparison.Ordinal)).TextBody!;
        return new Uri(Regex.Match(text, @"https?://\S+").Value).PathAndQuery;
    }

    public async ValueTask DisposeAsync()
    {
        var broker = _app.Configuration.GetConnectionString("RabbitMq");
        try
        {
            await _app.StopAsync();
        }
        catch (OperationCanceledException)
        {
            // On a busy machine the jobs server may outlast the time-out of a stop, which is not what these tests are about.
        }

        await _app.DisposeAsync();
        RunParts.Release(broker);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        NpgsqlConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }
}

/// <summary>The real clock, put forward by a test.</summary>
public sealed class ForwardClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Forward(TimeSpan by) => _ahead += by;
}
