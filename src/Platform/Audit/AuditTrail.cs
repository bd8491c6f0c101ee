using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Audit;

/// <summary>Records what people do. One line in a feature, beside the state it changes; both commit together or not at all.</summary>
public sealed class AuditTrail(TimeProvider clock)
{
    /// <summary>Adds an entry to the context. It is saved by the feature's own SaveChanges.</summary>
    /// <param name="db">The service's context, whose model has <see cref="AuditModel.AddAudit"/>.</param>
    /// <param name="actor">Who acts.</param>
    /// <param name="action">What is done, such as <c>challenge.published</c>.</param>
    /// <param name="subjectType">The kind of thing it is done to.</param>
    /// <param name="subjectId">Which one: an id or code.</param>
    /// <param name="detail">What else must be known, such as <c>("version", 3)</c>.</param>
    /// <exception cref="ArgumentException">Action, type or id is not a short code.</exception>
    public void Record(
        DbContext db, AuditActor actor, string action, string subjectType, string subjectId,
        params ReadOnlySpan<(string Name, AuditValue Value)> detail)
    {
        foreach (var code in (ReadOnlySpan<string>)[action, subjectType, subjectId])
            _ = AuditValue.Code(code);
        db.Add(new AuditEntry(clock.GetUtcNow(), actor, action, subjectType, subjectId, AuditValue.Json(detail)));
    }

    /// <summary>The same for a subject with a Guid id.</summary>
    public void Record(
        DbContext db, AuditActor actor, string action, string subjectType, Guid subjectId,
        params ReadOnlySpan<(string Name, AuditValue Value)> detail) =>
        Record(db, actor, action, subjectType, subjectId.ToString("D"), detail);
}
