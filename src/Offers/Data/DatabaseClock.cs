using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Data;

/// <summary>
/// The clock of the offers database: the only one that decides a closing, however wrong the clocks of the processes are. Embedded, it is the
/// machine's.
/// </summary>
internal static class DatabaseClock
{
    private const long TicksPerMicrosecond = 10;

    /// <summary>An expression for the present instant in microseconds since 1970, at the moment it is reached and not at the transaction's start.</summary>
    public static string Sql(OffersDbContext db) => db.Database.IsNpgsql()
        ? "(extract(epoch FROM clock_timestamp()) * 1000000)::bigint"
        : "CAST(unixepoch('now', 'subsec') * 1000000 AS INTEGER)";

    public static async Task<DateTimeOffset> NowAsync(this OffersDbContext db, CancellationToken ct)
    {
        var sql = $"SELECT {Sql(db)} AS \"Value\"";
        return Instant((await db.Database.SqlQueryRaw<long>(sql).ToListAsync(ct))[0]);
    }

    public static DateTimeOffset Instant(long microseconds) => DateTimeOffset.UnixEpoch.AddTicks(microseconds * TicksPerMicrosecond);
}
