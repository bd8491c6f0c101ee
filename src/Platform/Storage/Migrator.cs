using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Storage;

/// <summary>Brings every database of this process to the model of this version.</summary>
public sealed class Migrator(IServiceScopeFactory scopes, IEnumerable<ServiceDatabase> databases, ILogger<Migrator> log)
{
    public async Task MigrateAsync(CancellationToken ct)
    {
        foreach (var database in databases)
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = (DbContext)scope.ServiceProvider.GetRequiredService(database.ContextType);
            if (!database.IsPostgres) await DropStaleLockAsync(db, ct);
            await db.Database.MigrateAsync(ct);
            log.LogInformation("Database of {Service} is up to date", database.Service);
        }
    }

    // A process killed while migrating leaves its lock row behind, and the next start would wait for it for ever. An embedded data
    // folder belongs to one process, so a row found at start is nobody's.
    private static async Task DropStaleLockAsync(DbContext db, CancellationToken ct)
    {
        var locks = await db.Database.SqlQuery<long>($"SELECT count(*) AS Value FROM sqlite_master WHERE name = '__EFMigrationsLock'").SingleAsync(ct);
        if (locks > 0) await db.Database.ExecuteSqlAsync($"DELETE FROM \"__EFMigrationsLock\"", ct);
    }
}
