using Microsoft.EntityFrameworkCore;
using Npgsql;
using Xunit;

namespace Marketplace.Tests.Integration.Platform;

/// <summary>
/// A database of its own for a test: a SQLite file, or a new database on the server that MARKETPLACE_TEST_POSTGRES names (a
/// connection string without a database). Dropped afterwards.
/// </summary>
internal sealed class TestDatabase : IAsyncDisposable
{
    private const string Variable = "MARKETPLACE_TEST_POSTGRES";
    private readonly string? _folder;
    private readonly string? _name;

    private TestDatabase(string? folder, string? name, string connection)
    {
        _folder = folder;
        _name = name;
        ConnectionString = connection;
    }

    public string ConnectionString { get; }

    public static async Task<TestDatabase> OpenAsync(string kind)
    {
        if (kind == "sqlite")
        {
            var folder = Directory.CreateTempSubdirectory("db").FullName;
            return new TestDatabase(folder, null, $"Data Source={Path.Combine(folder, "test.db")};Pooling=False");
        }

        var server = Environment.GetEnvironmentVariable(Variable);
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{Variable} is not set.");
        var name = $"test_{Guid.CreateVersion7():N}";
        await RunAsync(server!, $"create database {name}");
        return new TestDatabase(null, name, new NpgsqlConnectionStringBuilder(server) { Database = name }.ConnectionString);
    }

    public DbContextOptions<TContext> Options<TContext>() where TContext : DbContext
    {
        var builder = new DbContextOptionsBuilder<TContext>();
        return (_name is null ? builder.UseSqlite(ConnectionString) : builder.UseNpgsql(ConnectionString)).Options;
    }

    public async ValueTask DisposeAsync()
    {
        if (_folder is not null)
            Directory.Delete(_folder, recursive: true);
        else
            await RunAsync(Environment.GetEnvironmentVariable(Variable)!, $"drop database {_name} with (force)");
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection =
            new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Database = "postgres", Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
