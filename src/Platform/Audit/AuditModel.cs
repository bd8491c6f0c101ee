using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Audit;

/// <summary>Puts the audit trail into a service's own database.</summary>
public static class AuditModel
{
    /// <summary>Maps <see cref="AuditEntry"/> to the table <c>audit_entries</c>. Call it in OnModelCreating.</summary>
    public static ModelBuilder AddAudit(this ModelBuilder model) => model.Entity<AuditEntry>(entry =>
    {
        entry.ToTable("audit_entries");
        entry.HasKey(e => e.Id);
        entry.Property(e => e.Id).ValueGeneratedOnAdd();
        entry.Property(e => e.Action).HasMaxLength(64);
        entry.Property(e => e.SubjectType).HasMaxLength(64);
        entry.Property(e => e.SubjectId).HasMaxLength(64);
        entry.Property(e => e.PreviousHash).HasMaxLength(32);
        entry.Property(e => e.Hash).HasMaxLength(32);
        // Two chainers at once cannot fork the chain: the later one finds no unchained row to update.
        entry.Property(e => e.Sequence).IsConcurrencyToken();
        entry.HasIndex(e => e.Sequence).IsUnique();
        entry.HasIndex(e => new { e.SubjectType, e.SubjectId });
        entry.HasIndex(e => e.PersonId);
    });
}
