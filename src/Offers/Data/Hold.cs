using Marketplace.Offers.Domain;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace Marketplace.Offers.Data;

/// <summary>
/// A command's hold on a contest until it commits. Those who write offers hold it together; opening, evaluating and awarding hold it alone. So
/// whatever was acknowledged before closing is there when the offers open, and two decisions never cross.
/// </summary>
/// <remarks>On PostgreSQL a row lock; on SQLite the one writer's transaction. What is read after holding is the newest there is.</remarks>
internal sealed class Hold : IAsyncDisposable
{
    private readonly OffersDbContext _db;
    private readonly IDbContextTransaction? _own;

    private Hold(OffersDbContext db, IDbContextTransaction? own, DateTimeOffset now) => (_db, _own, Now) = (db, own, now);

    /// <summary>The offers database's clock, read once the hold was had.</summary>
    public DateTimeOffset Now { get; }

    /// <param name="rows">What to hold: a table and which of its rows, with placeholders for <paramref name="args"/>.</param>
    /// <param name="locks">How, in PostgreSQL's words.</param>
    /// <returns>Null when there is no such row.</returns>
    internal static async Task<Hold?> TakeAsync(OffersDbContext db, string rows, string locks, CancellationToken ct, params object[] args)
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var held = db.Database.IsNpgsql() ? $"(SELECT 1 FROM {rows} {locks}) AS held" : rows;
        // The lock is in the inner query, so the clock is read after it was had.
        var sql = $"SELECT {DatabaseClock.Sql(db)} AS \"Value\" FROM {held}";
        var now = await db.Database.SqlQueryRaw<long>(sql, args).ToListAsync(ct);
        if (now.Count == 1) return new Hold(db, own, DatabaseClock.Instant(now[0]));
        if (own is not null) await own.DisposeAsync();
        return null;
    }

    /// <summary>Saves everything and commits, unless somebody around this command will.</summary>
    public async Task SaveAsync(CancellationToken ct)
    {
        await _db.SaveChangesAsync(ct);
        if (_own is not null) await _own.CommitAsync(ct);
    }

    /// <summary>The same at the end of a command, after which nothing is read: who commits around it saves all in one go.</summary>
    public Task SaveLastAsync(CancellationToken ct) => _own is null ? Task.CompletedTask : SaveAsync(ct);

    public async ValueTask DisposeAsync()
    {
        if (_own is not null) await _own.DisposeAsync();
    }
}

/// <summary>Ways to hold.</summary>
internal static class Holds
{
    /// <summary>To write an offer: together with other offers of the contest.</summary>
    public static Task<Hold?> HoldToOfferAsync(this OffersDbContext db, Guid challengeId, CancellationToken ct) =>
        Hold.TakeAsync(db, "contests WHERE id = {0}", "FOR SHARE", ct, challengeId);

    /// <summary>The same, for an offer there is, which nobody else changes until then either; null where it is not this company's.</summary>
    public static Task<Hold?> HoldToOfferAsync(this OffersDbContext db, Guid offerId, Guid companyId, CancellationToken ct) =>
        Hold.TakeAsync(
            db, "contests AS c JOIN offers AS o ON o.challenge_id = c.id WHERE o.id = {0} AND o.company_id = {1}", "FOR SHARE OF c FOR UPDATE OF o", ct, offerId, companyId);

    /// <summary>To open, evaluate or award: alone.</summary>
    public static Task<Hold?> HoldAloneAsync(this OffersDbContext db, Guid challengeId, CancellationToken ct) =>
        Hold.TakeAsync(db, "contests WHERE id = {0}", "FOR UPDATE", ct, challengeId);

    /// <summary>To make the one thing a company may make of each contest.</summary>
    public static Task<Hold?> HoldCompanyAsync(this OffersDbContext db, Guid companyId, CancellationToken ct) =>
        Hold.TakeAsync(db, "companies WHERE id = {0}", "FOR UPDATE", ct, companyId);

    /// <summary>To move one agreement.</summary>
    public static Task<Hold?> HoldAgreementAsync(this OffersDbContext db, Guid id, CancellationToken ct) =>
        Hold.TakeAsync(db, "agreements WHERE id = {0}", "FOR UPDATE", ct, id);

    /// <summary>To note that the service is alive.</summary>
    public static Task<Hold?> HoldHeartbeatAsync(this OffersDbContext db, CancellationToken ct) =>
        Hold.TakeAsync(db, "heartbeats WHERE id = {0}", "FOR UPDATE", ct, Heartbeat.TheOne);

    /// <summary>For consumers, whose transaction is the inbox's: the contest before its offers, as everybody else.</summary>
    public static async Task LockContestAsync(this OffersDbContext db, Guid challengeId, CancellationToken ct)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT 1 FROM contests WHERE id = {challengeId} FOR UPDATE", ct);
    }

    /// <summary>The next running number of the year; of a transaction that fails, none is used up.</summary>
    public static async Task<int> NextNumberAsync(this OffersDbContext db, int year, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO offer_series (year, last) VALUES ({year}, 1)
            ON CONFLICT (year) DO UPDATE SET last = offer_series.last + 1 RETURNING last AS "Value"
            """).ToListAsync(ct))[0];
}
