using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Audit;

/// <summary>What is wrong at a place of a chain.</summary>
public enum AuditFault
{
    /// <summary>The entry's contents are not those that were hashed.</summary>
    Edited,

    /// <summary>Entries are missing before this place.</summary>
    Missing,

    /// <summary>The entry does not follow the one before it: moved, or put in.</summary>
    Reordered,

    /// <summary>The chain has another hash here than the anchor noted outside: rewritten from some earlier place on.</summary>
    Rewritten,

    /// <summary>An anchor outside says the chain once reached this far; it does no more.</summary>
    Truncated,
}

/// <summary>One fault and where it is.</summary>
/// <param name="Fault">What is wrong.</param>
/// <param name="Sequence">The place in the chain.</param>
/// <param name="EntryId">The row, where there is one.</param>
public sealed record AuditFinding(AuditFault Fault, long Sequence, long? EntryId);

/// <summary>The result of checking a chain.</summary>
/// <param name="Chained">Entries in the chain.</param>
/// <param name="Unchained">Entries waiting for the chainer, which cannot be checked yet.</param>
/// <param name="AnchorsChecked">Anchors compared with the chain.</param>
/// <param name="Findings">Everything found; empty when the chain is whole.</param>
public sealed record AuditReport(long Chained, long Unchained, int AnchorsChecked, IReadOnlyList<AuditFinding> Findings)
{
    /// <summary>Nothing was edited, deleted, reordered, rewritten or cut off.</summary>
    public bool Intact => Findings.Count == 0;
}

/// <summary>Reads a whole chain and tells whether anybody touched it. Memory does not grow with its length.</summary>
public static class AuditVerifier
{
    private const int FindingsKept = 1000;

    /// <summary>Checks every entry, its link to the one before, and every anchor noted outside the database.</summary>
    public static async Task<AuditReport> VerifyAsync(DbContext db, IReadOnlyList<AuditAnchor> anchors, CancellationToken ct = default)
    {
        var findings = new List<AuditFinding>();
        void Found(AuditFault fault, long sequence, long? id)
        {
            if (findings.Count < FindingsKept)
                findings.Add(new AuditFinding(fault, sequence, id));
        }

        var bySequence = anchors.ToLookup(a => a.Sequence);
        var (expected, chained, reached) = (1L, 0L, 0L);
        byte[]? previous = AuditCanon.Origin;
        await foreach (var entry in db.Set<AuditEntry>().AsNoTracking().Where(e => e.Sequence != null).OrderBy(e => e.Sequence)
            .AsAsyncEnumerable().WithCancellation(ct))
        {
            var sequence = entry.Sequence!.Value;
            // After a gap the link cannot hold; the gap is the finding.
            if (sequence != expected)
                Found(AuditFault.Missing, expected, null);
            else if (!Same(entry.PreviousHash, previous))
                Found(AuditFault.Reordered, sequence, entry.Id);
            if (!Same(entry.Hash, AuditCanon.Hash(entry)))
                Found(AuditFault.Edited, sequence, entry.Id);
            if (bySequence[sequence].Any(a => !Same(entry.Hash, a.Hash)))
                Found(AuditFault.Rewritten, sequence, entry.Id);
            (expected, reached, previous) = (sequence + 1, sequence, entry.Hash);
            chained++;
        }
        foreach (var beyond in anchors.Where(a => a.Sequence > reached).Select(a => a.Sequence).Distinct().Order())
            Found(AuditFault.Truncated, beyond, null);

        var unchained = await db.Set<AuditEntry>().LongCountAsync(e => e.Sequence == null, ct);
        return new AuditReport(chained, unchained, anchors.Count, findings);
    }

    private static bool Same(byte[]? one, byte[]? other) => one is not null && other is not null && one.AsSpan().SequenceEqual(other);

    private static bool Same(byte[]? hash, string hex) =>
        hash is not null && string.Equals(Convert.ToHexStringLower(hash), hex, StringComparison.OrdinalIgnoreCase);
}
