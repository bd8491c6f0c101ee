using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Storage;

/// <summary>Brings every database of this process to the model of this version.</summary>
public sealed class Migrator(IServiceScopeFactory scopes, IEnumerable<ServiceDatabase> databases, ILogger<Migrator> log)
{
    /// <summary>Begins to build the models, which takes long, beside whatever else is to be done before they are needed.</summary>
    public void Prepare() => _ = Task.Run(() => Parallel.ForEach(databases, database =>
    {
        using var scope = scopes.CreateScope();
        _ = ((DbContext)scope.ServiceProvider.GetRequiredService(database.ContextType)).Model;
    }));

    public Task MigrateAsync(CancellationToken ct) => Parallel.ForEachAsync(databases, ct, async (database, end) =>
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = (DbContext)scope.ServiceProvider.GetRequiredService(database.ContextType);
        // Migrating also compares the whole model with the migrations, which a test has done: a start with nothing to migrate need not wait for that.
        if ((await db.Database.GetPendingMigrationsAsync(end)).Any())
        {
            if (!database.IsPostgres) await DropStaleLockAsync(db, end);
            await db.Database.MigrateAsync(end);
        }

        log.LogInformation("Database of {Service} is up to date", database.Service);
    });

    // A process killed while migrating leaves its lock row behind, and the next start would wait for it for ever. An embedded data
    // folder belongs to one process, so a row found at start is nobody's.
    private static async Task DropStaleLockAsync(DbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "SELECT count(*) FROM sqlite_master WHERE name = '__EFMigrationsLock'";
        if (await command.ExecuteScalarAsync(ct) is > 0L) await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);
        await db.Database.CloseConnectionAsync();
    }
}
