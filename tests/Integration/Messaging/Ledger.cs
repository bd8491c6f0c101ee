using Marketplace.Contracts.Companies;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Messaging;
using Marketplace.Platform.Storage;
using Marketplace.Tests.Integration.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Tests.Integration.Messaging;

/// <summary>A service of its own that writes down what it hears, so that messaging is seen without any business around it.</summary>
public sealed class LedgerService : Service
{
    public override string Name => "ledger";

    public override void Register(ServiceParts parts)
    {
        parts.Services.AddSingleton<Appetite>();
        parts.Database<LedgerDbContext, LedgerSqliteDbContext>().Consumer<WriteDownConsumer>().Consumer<DigestConsumer>();
    }
}

/// <summary>Whether the ledger can digest messages that call themselves poison.</summary>
public sealed class Appetite
{
    public bool DigestsPoison { get; set; }
}

public class LedgerDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Line> Lines => Set<Line>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Line>().Property(l => l.Id).ValueGeneratedNever();
        base.OnModelCreating(modelBuilder);
    }
}

public sealed class LedgerSqliteDbContext(DbContextOptions<LedgerSqliteDbContext> options) : LedgerDbContext(options);

/// <summary>What was heard of one company.</summary>
public sealed class Line
{
    public Guid Id { get; set; }
    public long Version { get; set; }
    public int Times { get; set; }
    public string? TraceId { get; set; }
}

internal sealed class WriteDownConsumer(LedgerDbContext db) : IConsume<CompanyChanged>
{
    public async Task Consume(CompanyChanged message, CancellationToken ct)
    {
        var line = await db.Lines.FindAsync([message.Id], ct);
        if (line is null) db.Lines.Add(line = new Line { Id = message.Id });
        line.Times++;
        line.Version = Math.Max(line.Version, message.Version);
        line.TraceId = System.Diagnostics.Activity.Current?.TraceId.ToString();
    }
}

internal sealed class DigestConsumer(LedgerDbContext db, Appetite appetite) : IConsume<CompanyReturned>
{
    public Task Consume(CompanyReturned message, CancellationToken ct)
    {
        if (message.Reason == "poison" && !appetite.DigestsPoison) throw new InvalidOperationException("This cannot be digested.");
        db.Lines.Add(new Line { Id = message.Id, Version = message.Version, Times = 1 });
        return Task.CompletedTask;
    }
}

/// <summary>The ledger running in this process on either kind of parts.</summary>
public sealed class RunningLedger : IAsyncDisposable
{
    private readonly string _folder;

    private RunningLedger(WebApplication app, string folder) => (App, _folder) = (app, folder);

    public WebApplication App { get; }

    public static async Task<RunningLedger> StartAsync(Parts parts)
    {
        var folder = Directory.CreateTempSubdirectory("ledger-").FullName;
        var settings = new Dictionary<string, string?>(Marketplaces.Connections(parts, ["ledger"])) { ["Data"] = folder, ["urls"] = "http://127.0.0.1:0" };
        var service = new LedgerService();
        var app = MarketplaceHost.Build([service], [service], settings, b => b.Logging.ClearProviders());
        await using (var scope = app.Services.CreateAsyncScope()) await scope.ServiceProvider.GetRequiredService<LedgerDbContext>().Database.EnsureCreatedAsync();
        await app.StartAsync();
        return new RunningLedger(app, folder);
    }

    public async Task<T> InDatabase<T>(Func<LedgerDbContext, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<LedgerDbContext>());
    }

    public async ValueTask DisposeAsync()
    {
        var broker = App.Configuration.GetConnectionString("RabbitMq");
        await App.StopAsync();
        await App.DisposeAsync();
        RunParts.Release(broker);
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }
}
