using Marketplace.Offers.Domain;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Data;

/// <summary>The database of the Offers service.</summary>
public class OffersDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Contest> Contests => Set<Contest>();

    public DbSet<KnownCompany> Companies => Set<KnownCompany>();

    public DbSet<Offer> Offers => Set<Offer>();

    public DbSet<SealedContent> Contents => Set<SealedContent>();

    public DbSet<Interest> Interests => Set<Interest>();

    public DbSet<ScoreSheet> ScoreSheets => Set<ScoreSheet>();

    public DbSet<Award> Awards => Set<Award>();

    public DbSet<Agreement> Agreements => Set<Agreement>();

    public DbSet<Heartbeat> Heartbeats => Set<Heartbeat>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Contest>(e =>
        {
            e.Property(c => c.Criteria).HasJson(this);
            e.Property(c => c.Indicators).HasJson(this);
            e.Property(c => c.Budget).HasJson(this);
            e.Property(c => c.OpenTo).HasJson(this);
            e.Property(c => c.Code).HasMaxLength(40);
            e.Property(c => c.KeyId).HasMaxLength(40);
            e.Ignore(c => c.Key);
            e.HasIndex(c => c.ClosesAt).HasDatabaseName("ix_contests_unopened").HasFilter("opened_at IS NULL");
            e.HasIndex(c => c.SeekerId);
            e.HasMany(c => c.Panel).WithOne().HasForeignKey(p => p.ContestId);
            e.Navigation(c => c.Panel).AutoInclude();
        });
        modelBuilder.Entity<Panellist>(e =>
        {
            e.ToTable("panellists");
            e.HasKey(p => new { p.ContestId, p.PersonId });
            e.HasIndex(p => p.PersonId);
            e.Property(p => p.DisplayName).HasMaxLength(200);
        });
        modelBuilder.Entity<KnownCompany>(e =>
        {
            e.Property(c => c.Id).ValueGeneratedNever();
            e.Property(c => c.Version).IsConcurrencyToken();
            e.Property(c => c.Members).HasJson(this);
        });
        modelBuilder.Entity<Offer>(e =>
        {
            e.Property(o => o.Consensus).HasJson(this);
            e.Property(o => o.BelowMinimum).HasJson(this);
            e.Property(o => o.ReceiptNumber).HasMaxLength(40);
            e.HasIndex(o => new { o.ChallengeId, o.CompanyId }).IsUnique();
            e.HasIndex(o => new { o.CompanyId, o.ChangedAt });
            e.HasIndex(o => new { o.Year, o.Number }).IsUnique();
        });
        modelBuilder.Entity<SealedContent>(e =>
        {
            e.ToTable("sealed_contents");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.HasIndex(c => c.OfferId);
        });
        modelBuilder.Entity<Interest>(e =>
        {
            e.Property(i => i.Id).ValueGeneratedNever();
            e.HasIndex(i => new { i.ChallengeId, i.CompanyId }).IsUnique();
        });
        modelBuilder.Entity<ScoreSheet>(e =>
        {
            e.HasKey(s => new { s.OfferId, s.PersonId });
            e.HasIndex(s => s.ChallengeId);
            e.Property(s => s.Scores).HasJson(this);
        });
        modelBuilder.Entity<Award>(e =>
        {
            e.HasIndex(a => a.StandsFor).IsUnique();
            e.HasIndex(a => new { a.ChallengeId, a.ProposedAt });
            e.HasIndex(a => new { a.State, a.StandstillUntil });
            e.HasMany(a => a.Objections).WithOne().HasForeignKey(o => o.AwardId);
            e.Navigation(a => a.Objections).AutoInclude();
        });
        modelBuilder.Entity<Objection>(e =>
        {
            e.ToTable("objections");
            e.Property(o => o.Id).ValueGeneratedNever();
            e.HasIndex(o => new { o.AwardId, o.CompanyId }).IsUnique();
        });
        modelBuilder.Entity<Agreement>(e =>
        {
            e.Property(a => a.Milestones).HasJson(this);
            e.Property(a => a.Outcomes).HasJson(this);
            e.Property(a => a.Currency).HasMaxLength(3);
            e.HasIndex(a => a.ChallengeId).IsUnique();
            e.HasIndex(a => new { a.SeekerId, a.StartedAt });
            e.HasIndex(a => new { a.SolverId, a.StartedAt });
        });
        modelBuilder.Entity<OfferSeries>(e =>
        {
            e.ToTable("offer_series");
            e.HasKey(s => s.Year);
            e.Property(s => s.Year).ValueGeneratedNever();
        });
        modelBuilder.Entity<Heartbeat>().Property(h => h.Id).ValueGeneratedNever();
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The same on SQLite.</summary>
public sealed class OffersSqliteDbContext(DbContextOptions<OffersSqliteDbContext> options) : OffersDbContext(options);

internal sealed class OffersDesignTime() : DesignTimeFactory<OffersDbContext>(o => new OffersDbContext(o), sqlite: false);

internal sealed class OffersSqliteDesignTime() : DesignTimeFactory<OffersSqliteDbContext>(o => new OffersSqliteDbContext(o), sqlite: true);
