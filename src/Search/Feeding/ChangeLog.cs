using Marketplace.Search.Data;
using Marketplace.Search.Documents;
using Marketplace.Search.Index;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Marketplace.Search.Feeding;

/// <summary>
/// The order of changes to documents. A change is committed without a place; places are given afterwards, one giver at a time, so that a reader who
/// has seen a place never meets a smaller one later, however long the transactions took.
/// </summary>
internal sealed class ChangeLog(SearchDbContext db)
{
    private const int AtOnce = 1_000;
    private const long LockKey = 0x5345_4152_4348;

    private static readonly string Place = $"""
        WITH fresh AS (SELECT id, row_number() OVER (ORDER BY changed_at, id) AS place FROM documents WHERE sequence IS NULL ORDER BY changed_at, id LIMIT {AtOnce})
        UPDATE documents SET sequence = (SELECT last FROM change_places) + fresh.place FROM fresh WHERE documents.id = fresh.id;
        UPDATE change_places SET last = last + (SELECT count(*) FROM documents WHERE sequence > last)
        """;

    private static readonly string PlaceAlone = $"SELECT pg_advisory_xact_lock({LockKey});{Place}";

    /// <summary>Gives places to what was committed without.</summary>
    public async Task PlaceAsync(CancellationToken ct)
    {
        if (!await db.Documents.AnyAsync(d => d.Sequence == null, ct)) return;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        // In one passage. PostgreSQL looks anew at what is committed for each statement, so the second sees what the giver before it placed.
        await db.Database.ExecuteSqlRawAsync(db.Database.ProviderName!.EndsWith("PostgreSQL", StringComparison.Ordinal) ? PlaceAlone : Place, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>The next changes after a place, in order.</summary>
    public async Task<IReadOnlyList<IndexChange>> AfterAsync(long sequence, CancellationToken ct)
    {
        var documents = await db.Documents.AsNoTracking().Where(d => d.Sequence > sequence).OrderBy(d => d.Sequence).Take(AtOnce).ToListAsync(ct);
        return [.. documents.Select(d => d.ToChange())];
    }

    /// <summary>When the oldest change not yet in the index was made; null when there is none.</summary>
    public Task<DateTimeOffset?> OldestAfterAsync(long sequence, CancellationToken ct) =>
        db.Documents.Where(d => d.Sequence == null || d.Sequence > sequence).OrderBy(d => d.ChangedAt).Select(d => (DateTimeOffset?)d.ChangedAt).FirstOrDefaultAsync(ct);
}
