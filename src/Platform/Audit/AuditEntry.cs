namespace Marketplace.Platform.Audit;

/// <summary>
/// One thing somebody did. Written unchained in the transaction of the deed itself, so that writers never wait for each other;
/// the chainer gives it its place afterwards. Never changed otherwise.
/// </summary>
public sealed class AuditEntry
{
    private AuditEntry()
    {
    }

    internal AuditEntry(DateTimeOffset occurredAt, AuditActor actor, string action, string subjectType, string subjectId, string detail)
    {
        // PostgreSQL keeps microseconds: what is hashed must be what comes back.
        OccurredAt = new DateTimeOffset(occurredAt.UtcTicks / 10 * 10, TimeSpan.Zero);
        PersonId = actor.PersonId;
        CompanyId = actor.CompanyId;
        Action = action;
        SubjectType = subjectType;
        SubjectId = subjectId;
        Detail = detail;
    }

    /// <summary>The database's own number: rises with insertion, may have gaps, says nothing about the chain.</summary>
    public long Id { get; private set; }

    /// <summary>The place in the chain: 1, 2, 3 … without gaps. Null until chained.</summary>
    public long? Sequence { get; private set; }

    /// <summary>When it was done, in UTC, whole microseconds.</summary>
    public DateTimeOffset OccurredAt { get; private set; }

    /// <summary>Who did it. Null for the system itself.</summary>
    public Guid? PersonId { get; private set; }

    /// <summary>The company acted for, if any.</summary>
    public Guid? CompanyId { get; private set; }

    /// <summary>What was done, such as <c>challenge.published</c>.</summary>
    public string Action { get; private set; } = "";

    /// <summary>The kind of thing it was done to, such as <c>challenge</c>.</summary>
    public string SubjectType { get; private set; } = "";

    /// <summary>Which one.</summary>
    public string SubjectId { get; private set; } = "";

    /// <summary>A JSON object of ids, numbers, times and codes; see <see cref="AuditValue"/>.</summary>
    public string Detail { get; private set; } = "{}";

    /// <summary>The hash of the entry before, 32 zero bytes for the first. Null until chained.</summary>
    public byte[]? PreviousHash { get; private set; }

    /// <summary>SHA-256 of this entry, its place and the hash before it (<see cref="AuditCanon"/>). Null until chained.</summary>
    public byte[]? Hash { get; private set; }

    internal void Chain(long sequence, byte[] previousHash)
    {
        Sequence = sequence;
        PreviousHash = previousHash;
        Hash = AuditCanon.Hash(this);
    }
}

/// <summary>Who acts: the person and the company acted for.</summary>
public readonly record struct AuditActor(Guid? PersonId, Guid? CompanyId)
{
    /// <summary>A job or consumer, with nobody behind it.</summary>
    public static AuditActor System => default;
}
