using System.Data.Common;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Messaging;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Platform.Storage;

/// <summary>Which database a service stands on: PostgreSQL where a connection string is given, else one SQLite file in the data folder.</summary>
/// <param name="ConnectionString">Of PostgreSQL; null for SQLite.</param>
/// <param name="SqliteFile">Path of the file when embedded.</param>
public sealed record ServiceDatabase(string Service, Type ContextType, string? ConnectionString, string SqliteFile)
{
    private const string AutoPrepare = "Max Auto Prepare";
    private const int MostPrepared = 100;

    public bool IsPostgres => ConnectionString is not null;

    private string SqliteConnectionString => $"Data Source={SqliteFile};Default Timeout=30";

    /// <summary>A closed connection of its own to the database.</summary>
    public DbConnection Connect() => IsPostgres ? new NpgsqlConnection(ConnectionString) : new SqliteConnection(SqliteConnectionString);

    internal static ServiceDatabase Add<TContext, TSqlite>(IServiceCollection services, IConfiguration configuration, string service, string dataFolder)
        where TContext : ServiceDbContext
        where TSqlite : TContext
    {
        var connection = configuration.GetConnectionString(service);
        var database = new ServiceDatabase(service, typeof(TContext), string.IsNullOrWhiteSpace(connection) ? null : Preparing(connection),
            Path.Combine(dataFolder, "databases", service + ".db"));
        var wake = new RelaySignal(typeof(TContext));
        services.AddKeyedSingleton<RelaySignal>(typeof(TContext), (_, _) => wake);
        void Common(IServiceProvider sp, DbContextOptionsBuilder o) => o.UseSnakeCaseNamingConvention().AddInterceptors(new WakeRelay(wake), sp.GetRequiredService<RecordDeeds>())
            .ConfigureWarnings(w => w.Ignore(CoreEventId.ManyServiceProvidersCreatedWarning));
        if (database.IsPostgres)
        {
            services.AddDbContextPool<TContext>((sp, o) => { o.UseNpgsql(database.ConnectionString); Common(sp, o); });
        }
        else
        {
            Directory.CreateDirectory(Path.GetDirectoryName(database.SqliteFile)!);
            services.AddDbContextPool<TContext, TSqlite>((sp, o) =>
            {
                o.UseSqlite(database.SqliteConnectionString).AddInterceptors(SqlitePragmas.Instance);
                Common(sp, o);
            });
        }

        services.AddSingleton(database);
        return database;
    }

    // Parsing and planning are most of what a short statement costs. A pooler that cannot keep statements says so in its connection string.
    private static string Preparing(string connection)
    {
        var settings = new NpgsqlConnectionStringBuilder(connection);
        if (!settings.ShouldSerialize(AutoPrepare)) settings.MaxAutoPrepare = MostPrepared;
        return settings.ConnectionString;
    }
}

/// <summary>Lets the EF tools build a context without the host. Derive one per context in the service.</summary>
/// <param name="create">Makes the context from its options.</param>
/// <param name="sqlite">Whether this is the SQLite twin.</param>
public abstract class DesignTimeFactory<TContext>(Func<DbContextOptions<TContext>, TContext> create, bool sqlite) : IDesignTimeDbContextFactory<TContext>
    where TContext : DbContext
{
    public TContext CreateDbContext(string[] args)
    {
        var builder = new DbContextOptionsBuilder<TContext>().UseSnakeCaseNamingConvention();
        if (sqlite) builder.UseSqlite("Data Source=:memory:");
        else builder.UseNpgsql("Host=127.0.0.1;Database=design");
        return create(builder.Options);
    }
}
