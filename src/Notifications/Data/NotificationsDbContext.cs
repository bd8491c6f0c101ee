using Marketplace.Notifications.Domain;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Data;

/// <summary>The database of the Notifications service.</summary>
public class NotificationsDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Notification> Notifications => Set<Notification>();

    public DbSet<WaitingNews> WaitingNews => Set<WaitingNews>();

    public DbSet<TopicPreference> Preferences => Set<TopicPreference>();

    public DbSet<Mail> Mails => Set<Mail>();

    public DbSet<MailLedger> Ledger => Set<MailLedger>();

    public DbSet<Person> Persons => Set<Person>();

    public DbSet<KnownCompany> Companies => Set<KnownCompany>();

    public DbSet<KnownChallenge> Challenges => Set<KnownChallenge>();

    public DbSet<Contestant> Contestants => Set<Contestant>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Notification>(e =>
        {
            e.Property(n => n.Id).ValueGeneratedNever();
            e.Property(n => n.Topic).HasMaxLength(60);
            e.Property(n => n.Words).HasMaxLength(60);
            e.Property(n => n.Path).HasMaxLength(200);
            e.Property(n => n.Arguments).HasJson(this);
            e.HasIndex(n => new { n.EventKey, n.PersonId }).IsUnique();
            e.HasIndex(n => new { n.PersonId, n.At });
            e.HasIndex(n => new { n.PersonId, n.ReadAt });
            e.HasIndex(n => new { n.Email, n.MailId });
            e.HasIndex(n => n.MailId);
        });
        modelBuilder.Entity<WaitingNews>(e =>
        {
            e.Property(w => w.Id).ValueGeneratedNever();
            e.Property(w => w.News).HasJson(this);
        });
        modelBuilder.Entity<TopicPreference>(e =>
        {
            e.ToTable("preferences");
            e.HasKey(p => new { p.PersonId, p.Topic });
            e.Property(p => p.Topic).HasMaxLength(60);
        });
        modelBuilder.Entity<Mail>(e =>
        {
            e.Property(m => m.Id).ValueGeneratedNever();
            e.Property(m => m.MessageId).HasMaxLength(100);
            e.HasIndex(m => m.MessageId).IsUnique();
            e.Property(m => m.Address).HasMaxLength(254);
            e.Property(m => m.Path).HasMaxLength(200);
            e.Property(m => m.Language).HasMaxLength(2);
            e.Property(m => m.Error).HasMaxLength(200);
            e.Property(m => m.Arguments).HasJson(this);
            e.HasIndex(m => new { m.State, m.NextAttemptAt });
            e.HasIndex(m => m.PersonId);
        });
        modelBuilder.Entity<MailLedger>(e =>
        {
            e.ToTable("mail_ledger");
            e.Property(l => l.Id).ValueGeneratedNever();
            e.HasData(new { Id = MailLedger.TheOne, LastAttemptAt = DateTimeOffset.UnixEpoch, Horizon = DateTimeOffset.UnixEpoch });
        });
        modelBuilder.Entity<Person>(e =>
        {
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Email).HasMaxLength(254);
            e.HasIndex(p => p.Email);
            e.Property(p => p.Language).HasMaxLength(2);
            e.HasIndex(p => p.IsOfficer);
        });
        modelBuilder.Entity<KnownCompany>(e =>
        {
            e.ToTable("companies");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Members).HasJson(this);
            e.Ignore(c => c.Name);
        });
        modelBuilder.Entity<KnownChallenge>(e =>
        {
            e.ToTable("challenges");
            e.Property(c => c.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<Contestant>().HasKey(c => new { c.ChallengeId, c.CompanyId });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The same on SQLite.</summary>
public sealed class NotificationsSqliteDbContext(DbContextOptions<NotificationsSqliteDbContext> options) : NotificationsDbContext(options);

internal sealed class NotificationsDesignTime() : DesignTimeFactory<NotificationsDbContext>(o => new NotificationsDbContext(o), sqlite: false);

internal sealed class NotificationsSqliteDesignTime() : DesignTimeFactory<NotificationsSqliteDbContext>(o => new NotificationsSqliteDbContext(o), sqlite: true);
