using System.Security.Cryptography;
using System.Text;
using Marketplace.Platform.Storage;
using Npgsql;

namespace Marketplace.Platform.Messaging;

/// <summary>
/// The right of one process to do a service's background work of one kind. On PostgreSQL an advisory lock on a connection of its own, which
/// the server gives back when the process dies; an embedded database has one process and needs none.
/// </summary>
public sealed class Leadership : IAsyncDisposable
{
    private readonly NpgsqlConnection? _connection;

    private Leadership(NpgsqlConnection? connection) => _connection = connection;

    /// <summary>Waits until this process leads.</summary>
    public static async Task<Leadership> TakeAsync(ServiceDatabase database, string work, CancellationToken ct)
    {
        if (!database.IsPostgres) return new Leadership(null);
        var settings = new NpgsqlConnectionStringBuilder(database.ConnectionString) { Pooling = false, KeepAlive = 5, CommandTimeout = 0 };
        var connection = new NpgsqlConnection(settings.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            await using var command = new NpgsqlCommand("SELECT pg_advisory_lock($1)", connection) { Parameters = { new() { Value = Key(database.Service, work) } } };
            await command.ExecuteNonQueryAsync(ct);
            return new Leadership(connection);
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    /// <summary>False once the connection that holds the lock has broken.</summary>
    public bool Holds => _connection is null || _connection.FullState == System.Data.ConnectionState.Open;

    private static long Key(string service, string work) => BitConverter.ToInt64(SHA256.HashData(Encoding.UTF8.GetBytes($"{service}/{work}")));

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null) await _connection.DisposeAsync();
    }
}
