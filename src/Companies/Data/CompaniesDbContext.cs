using Marketplace.Companies.Domain;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Data;

/// <summary>The database of the Companies service.</summary>
public class CompaniesDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Company> Companies => Set<Company>();

    public DbSet<Invitation> Invitations => Set<Invitation>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Company>(e =>
        {
            e.Property(c => c.Profile).HasJson(this);
            e.Property(c => c.NationalId).HasMaxLength(11);
            e.HasIndex(c => c.NationalId).IsUnique();
            e.Property(c => c.SortKey).HasMaxLength(400);
            e.HasIndex(c => new { c.State, c.SortKey });
            e.HasIndex(c => new { c.State, c.SubmittedAt });
            e.HasMany(c => c.Members).WithOne().HasForeignKey(m => m.CompanyId);
            e.Navigation(c => c.Members).AutoInclude();
        });
        modelBuilder.Entity<Member>(e =>
        {
            e.ToTable("members");
            e.HasKey(m => new { m.CompanyId, m.PersonId });
            e.HasIndex(m => m.PersonId);
        });
        modelBuilder.Entity<Invitation>(e =>
        {
            e.ToTable("invitations");
            e.Property(i => i.Email).HasMaxLength(254);
            e.Property(i => i.TokenHash).HasMaxLength(64);
            e.HasIndex(i => i.TokenHash).IsUnique();
            e.HasIndex(i => new { i.CompanyId, i.Email });
        });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The same on SQLite.</summary>
public sealed class CompaniesSqliteDbContext(DbContextOptions<CompaniesSqliteDbContext> options) : CompaniesDbContext(options);

internal sealed class CompaniesDesignTime() : DesignTimeFactory<CompaniesDbContext>(o => new CompaniesDbContext(o), sqlite: false);

internal sealed class CompaniesSqliteDesignTime() : DesignTimeFactory<CompaniesSqliteDbContext>(o => new CompaniesSqliteDbContext(o), sqlite: true);
