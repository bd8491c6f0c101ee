using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Audit;

/// <summary>Links what was recorded since the last time to the chain, and notes the new end outside the database.</summary>
/// <remarks>
/// Entries are taken in the order of their ids, but one whose transaction commits late simply comes later in the chain: its
/// place is its own number (<see cref="AuditEntry.Sequence"/>), so nothing is ever skipped. An entry altered between its commit
/// and its chaining is not detected: run this every few seconds.
/// </remarks>
public sealed class AuditChainer(AuditAnchors anchors, TimeProvider clock)
{
    private const int BatchSize = 500;

    /// <summary>
    /// Chains everything that is not chained yet. Call it from one leader a service; should two run at once, one of them fails
    /// with a <see cref="DbUpdateException"/> and the chain stays whole.
    /// </summary>
    /// <param name="db">A fresh context of the service.</param>
    /// <param name="service">The service's name, which names the anchors.</param>
    /// <param name="ct">Stops between batches; what was chained stays.</param>
    /// <returns>How many entries were chained.</returns>
    public async Task<int> ChainAsync(DbContext db, string service, CancellationToken ct = default)
    {
        var end = await db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence != null).OrderByDescending(e => e.Sequence)
            .Select(e => new { Sequence = e.Sequence!.Value, e.Hash }).FirstOrDefaultAsync(ct);
        var (sequence, hash) = end is null ? (0L, AuditCanon.Origin) : (end.Sequence, end.Hash!);

        var chained = 0;
        while (true)
        {
            var batch = await db.Set<AuditEntry>().AsTracking().Where(e => e.Sequence == null).OrderBy(e => e.Id)
                .Take(BatchSize).ToListAsync(ct);
            foreach (var entry in batch)
            {
                entry.Chain(++sequence, hash);
                hash = entry.Hash!;
            }
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
            chained += batch.Count;
            if (batch.Count < BatchSize)
                break;
        }

        // Also after a crash between commit and anchor, when nothing new was chained.
        var noted = anchors.Read(service) is [.., var last] ? last.Sequence : 0;
        if (sequence != noted && sequence > 0)
            anchors.Append(service, new AuditAnchor(sequence, Convert.ToHexStringLower(hash), clock.GetUtcNow()));
        return chained;
    }
}
