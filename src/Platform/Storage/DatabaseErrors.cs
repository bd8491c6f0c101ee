using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Marketplace.Platform.Storage;

/// <summary>What a database error means, the same for both databases.</summary>
public static class DatabaseErrors
{
    private const int SqliteUnique = 2067;
    private const int SqlitePrimaryKey = 1555;

    /// <summary>A unique index or primary key was violated: somebody else was first.</summary>
    public static bool IsUniqueViolation(Exception exception) => (exception as DbUpdateException)?.InnerException switch
    {
        PostgresException e => e.SqlState == PostgresErrorCodes.UniqueViolation,
        SqliteException e => e.SqliteExtendedErrorCode is SqliteUnique or SqlitePrimaryKey,
        _ => false,
    };

    /// <summary>Somebody else changed or made the same thing at the same moment: the same work on fresh data will do.</summary>
    public static bool IsConflict(Exception exception) => exception is DbUpdateConcurrencyException || IsUniqueViolation(exception) ||
        (exception as PostgresException ?? exception.InnerException as PostgresException ?? exception.InnerException?.InnerException as PostgresException)?.SqlState
            is PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected;

    /// <summary>The database cannot be reached, is full, or is too busy: trying again later may help.</summary>
    public static bool IsUnavailable(Exception? exception) => exception switch
    {
        null => false,
        PostgresException e => e.IsTransient || e.SqlState.StartsWith("57P", StringComparison.Ordinal) || e.SqlState.StartsWith("53", StringComparison.Ordinal),
        NpgsqlException e => e.IsTransient || e.InnerException is System.Net.Sockets.SocketException or IOException or TimeoutException,
        SqliteException e => e.SqliteErrorCode is 5 or 6 or 10 or 13 or 14,
        DbException e => e.IsTransient,
        _ => IsUnavailable(exception.InnerException),
    };

    /// <summary>The text cannot be stored at all, for example because it holds a NUL character.</summary>
    public static bool IsBadText(Exception? exception) => exception switch
    {
        null => false,
        PostgresException e => e.SqlState is PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter,
        _ => IsBadText(exception.InnerException),
    };
}
