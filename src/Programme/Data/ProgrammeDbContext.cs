using Marketplace.Platform.Storage;
using Marketplace.Programme.Domain;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Programme.Data;

/// <summary>The database of the Programme service.</summary>
public class ProgrammeDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<TrackedChallenge> Challenges => Set<TrackedChallenge>();

    public DbSet<TrackedCompany> Companies => Set<TrackedCompany>();

    public DbSet<TrackedOffer> Offers => Set<TrackedOffer>();

    public DbSet<TrackedAward> Awards => Set<TrackedAward>();

    public DbSet<TrackedAgreement> Agreements => Set<TrackedAgreement>();

    public DbSet<Match> Matches => Set<Match>();

    public DbSet<TrailRecord> Trail => Set<TrailRecord>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<TrackedChallenge>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.HasIndex(c => new { c.State, c.StateSince });
            e.HasIndex(c => new { c.State, c.ClosesAt });
            e.HasIndex(c => c.HoursToFirstOffer);
            e.HasIndex(c => c.DaysToAward);
        });
        modelBuilder.Entity<TrackedCompany>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.HasIndex(c => c.State);
        });
        modelBuilder.Entity<TrackedOffer>(e =>
        {
            e.Property(o => o.Id).ValueGeneratedNever();
            e.HasIndex(o => new { o.ChallengeId, o.Stands });
        });
        modelBuilder.Entity<TrackedAward>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.HasIndex(a => new { a.ChallengeId, a.WinnerId });
        });
        modelBuilder.Entity<TrackedAgreement>(e =>
        {
            e.Property(a => a.Id).ValueGeneratedNever();
            e.HasIndex(a => a.State);
        });
        modelBuilder.Entity<Match>(e =>
        {
            e.HasKey(m => new { m.ChallengeId, m.CompanyId });
            e.HasIndex(m => m.Since);
            e.HasIndex(m => m.Stage);
        });
        modelBuilder.Entity<TrailRecord>(e =>
        {
            e.ToTable("trail");
            e.Property(t => t.Id).ValueGeneratedNever();
            e.Property(t => t.Kind).HasMaxLength(120);
            e.HasIndex(t => t.EventKey).IsUnique();
            e.HasIndex(t => new { t.ChallengeId, t.At });
        });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The same on SQLite.</summary>
public sealed class ProgrammeSqliteDbContext(DbContextOptions<ProgrammeSqliteDbContext> options) : ProgrammeDbContext(options);

internal sealed class ProgrammeDesignTime() : DesignTimeFactory<ProgrammeDbContext>(o => new ProgrammeDbContext(o), sqlite: false);

internal sealed class ProgrammeSqliteDesignTime() : DesignTimeFactory<ProgrammeSqliteDbContext>(o => new ProgrammeSqliteDbContext(o), sqlite: true);
