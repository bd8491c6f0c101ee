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

    /// <param name="where">Which row to hold, with placeholders for <paramref name="args"/>.</param>
    /// <returns>Null when there is no such row.</returns>
    internal static async Task<Hold?> TakeAsync(OffersDbContext db, string table, string where, string strength, CancellationToken ct, params object[] args)
    {
        var own = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;
        var row = db.Database.IsNpgsql() ? $"(SELECT id FROM {table} WHERE {where} FOR {strength}) AS held" : $"{table} WHERE {where}";
        // The lock is in the inner query, so the clock is read after it was had.
        var sql = $"SELECT {DatabaseClock.Sql(db)} AS \"Value\" FROM {row}";
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
        Hold.TakeAsync(db, "contests", "id = {0}", "SHARE", ct, challengeId);

    /// <summary>The same, for an offer there is; null where it is not this company's.</summary>
    public static Task<Hold?> HoldToOfferAsync(this OffersDbContext db, Guid offerId, Guid companyId, CancellationToken ct) =>
        Hold.TakeAsync(db, "contests", "id = (SELECT challenge_id FROM offers WHERE id = {0} AND company_id = {1})", "SHARE", ct, offerId, companyId);

    /// <summary>To open, evaluate or award: alone.</summary>
    public static Task<Hold?> HoldAloneAsync(this OffersDbContext db, Guid challengeId, CancellationToken ct) =>
        Hold.TakeAsync(db, "contests", "id = {0}", "UPDATE", ct, challengeId);

    /// <summary>To make the one thing a company may make of each contest.</summary>
    public static Task<Hold?> HoldCompanyAsync(this OffersDbContext db, Guid companyId, CancellationToken ct) =>
        Hold.TakeAsync(db, "companies", "id = {0}", "UPDATE", ct, companyId);

    /// <summary>To move one agreement.</summary>
    public static Task<Hold?> HoldAgreementAsync(this OffersDbContext db, Guid id, CancellationToken ct) =>
        Hold.TakeAsync(db, "agreements", "id = {0}", "UPDATE", ct, id);

    /// <summary>To note that the service is alive.</summary>
    public static Task<Hold?> HoldHeartbeatAsync(this OffersDbContext db, CancellationToken ct) =>
        Hold.TakeAsync(db, "heartbeats", "id = {0}", "UPDATE", ct, Heartbeat.TheOne);

    /// <summary>For consumers, whose transaction is the inbox's: the contest before its offers, as everybody else.</summary>
    public static async Task LockContestAsync(this OffersDbContext db, Guid challengeId, CancellationToken ct)
    {
        if (db.Database.IsNpgsql()) await db.Database.ExecuteSqlAsync($"SELECT 1 FROM contests WHERE id = {challengeId} FOR UPDATE", ct);
    }

    /// <summary>An offer to be changed, one request after the other; taken after the contest's hold.</summary>
    public static async Task<Offer> LockOfferAsync(this OffersDbContext db, Guid offerId, CancellationToken ct)
    {
        var offer = db.Database.IsNpgsql() ? db.Offers.FromSql($"SELECT * FROM offers WHERE id = {offerId} FOR UPDATE") : db.Offers.Where(o => o.Id == offerId);
        return (await offer.ToListAsync(ct))[0];
    }

    /// <summary>The next running number of the year; of a transaction that fails, none is used up.</summary>
    public static async Task<int> NextNumberAsync(this OffersDbContext db, int year, CancellationToken ct) =>
        (await db.Database.SqlQuery<int>(
            $"""
            INSERT INTO offer_series (year, last) VALUES ({year}, 1)
            ON CONFLICT (year) DO UPDATE SET last = offer_series.last + 1 RETURNING last AS "Value"
            """).ToListAsync(ct))[0];
}
