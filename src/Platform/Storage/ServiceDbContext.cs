using System.Diagnostics;
using Marketplace.Contracts;
using Marketplace.Platform.Audit;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Platform.Storage;

/// <summary>A service's own database: its tables, and beside them the outbox, the inbox and the answers kept for repeated requests.</summary>
public abstract class ServiceDbContext(DbContextOptions options) : DbContext(options)
{
    public DbSet<OutboxMessage> Outbox => Set<OutboxMessage>();

    public DbSet<InboxEntry> Inbox => Set<InboxEntry>();

    public DbSet<ParkedMessage> Parked => Set<ParkedMessage>();

    public DbSet<StoredAnswer> StoredAnswers => Set<StoredAnswer>();

    /// <summary>Adds an event to what the next save commits; the relay sends it afterwards.</summary>
    public void Publish(Event message) => Outbox.Add(OutboxMessage.Of(message, Activity.Current?.Id));

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder) =>
        Conversions.Configure(configurationBuilder, Database.ProviderName!.EndsWith("Sqlite", StringComparison.Ordinal));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<OutboxMessage>(e =>
        {
            e.ToTable("outbox");
            e.HasIndex(x => x.Id).HasDatabaseName("ix_outbox_unsent").HasFilter("sent_at IS NULL AND parked_at IS NULL");
            e.HasIndex(x => x.SentAt);
        });
        modelBuilder.Entity<InboxEntry>(e =>
        {
            e.ToTable("inbox");
            e.HasKey(x => new { x.MessageId, x.Consumer });
            e.HasIndex(x => x.ConsumedAt);
        });
        modelBuilder.Entity<ParkedMessage>(e =>
        {
            e.ToTable("parked");
            e.HasKey(x => new { x.MessageId, x.Consumer });
        });
        modelBuilder.Entity<StoredAnswer>(e =>
        {
            e.ToTable("answers");
            e.HasKey(x => new { x.Actor, x.Key });
            e.HasIndex(x => x.CreatedAt);
        });
        modelBuilder.AddAudit();
        foreach (var type in modelBuilder.Model.GetEntityTypes().Where(t => typeof(Aggregate).IsAssignableFrom(t.ClrType)))
            modelBuilder.Entity(type.ClrType, e =>
            {
                e.Property(nameof(Aggregate.Version)).IsConcurrencyToken();
                e.Property(nameof(Aggregate.Id)).ValueGeneratedNever();
            });
    }

    public override Task<int> SaveChangesAsync(bool acceptAllChangesOnSuccess, CancellationToken cancellationToken = default)
    {
        foreach (var entry in ChangeTracker.Entries<Aggregate>())
            if (entry.State == EntityState.Modified && !entry.Property(a => a.Version).IsModified)
                throw new InvalidOperationException($"{entry.Metadata.DisplayName()} changed without a new version.");
        return base.SaveChangesAsync(acceptAllChangesOnSuccess, cancellationToken);
    }
}
