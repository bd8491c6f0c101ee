using Marketplace.Challenges.Domain;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Data;

/// <summary>The database of the Challenges service.</summary>
public class ChallengesDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Challenge> Challenges => Set<Challenge>();

    public DbSet<KnownCompany> KnownCompanies => Set<KnownCompany>();

    public DbSet<NdaAcceptance> NdaAcceptances => Set<NdaAcceptance>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Challenge>(e =>
        {
            e.Property(c => c.Brief).HasJson(this);
            e.Property(c => c.History).HasJson(this);
            e.Property(c => c.Fields).HasJson(this);
            e.Property(c => c.Budget).HasJson(this);
            e.Property(c => c.Code).HasMaxLength(20);
            e.HasIndex(c => c.Code).IsUnique();
            e.Property(c => c.Source).HasMaxLength(100);
            e.Property(c => c.ExternalId).HasMaxLength(200);
            e.HasIndex(c => new { c.Source, c.ExternalId }).IsUnique();
            e.HasIndex(c => new { c.SeekerId, c.State });
            e.HasIndex(c => new { c.State, c.ClosesAt });
            e.HasIndex(c => new { c.State, c.SubmittedAt });
            e.HasIndex(c => c.PublishedAt);
            e.HasMany(c => c.Clarifications).WithOne().HasForeignKey(c => c.ChallengeId);
            e.Navigation(c => c.Clarifications).AutoInclude();
        });
        modelBuilder.Entity<Clarification>(e =>
        {
            e.ToTable("clarifications");
            e.Property(c => c.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<KnownCompany>(e =>
        {
            e.ToTable("known_companies");
            e.Property(c => c.Id).ValueGeneratedNever();
            e.HasIndex(c => c.NationalId);
            e.Property(c => c.Place).HasJson(this);
        });
        modelBuilder.Entity<NdaAcceptance>(e =>
        {
            e.ToTable("nda_acceptances");
            e.HasKey(a => new { a.ChallengeId, a.CompanyId, a.TermsVersion });
        });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The same on SQLite.</summary>
public sealed class ChallengesSqliteDbContext(DbContextOptions<ChallengesSqliteDbContext> options) : ChallengesDbContext(options);

internal sealed class ChallengesDesignTime() : DesignTimeFactory<ChallengesDbContext>(o => new ChallengesDbContext(o), sqlite: false);

internal sealed class ChallengesSqliteDesignTime() : DesignTimeFactory<ChallengesSqliteDbContext>(o => new ChallengesSqliteDbContext(o), sqlite: true);
