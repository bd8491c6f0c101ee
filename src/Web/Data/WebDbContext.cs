using Marketplace.Platform.Storage;
using Marketplace.Web.Accounts;
using Marketplace.Web.Clients;
using Marketplace.Web.Sessions;
using Marketplace.Web.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Web.Data;

/// <summary>The database of the Web service: people, their keys to the door, API clients, and the keys that sessions and tokens stand on.</summary>
public class WebDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<Person> People => Set<Person>();

    public DbSet<ApiClient> ApiClients => Set<ApiClient>();

    public DbSet<StoredTokenKey> TokenKeys => Set<StoredTokenKey>();

    public DbSet<StoredProtectionKey> ProtectionKeys => Set<StoredProtectionKey>();

    public DbSet<KeptForm> KeptForms => Set<KeptForm>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<Person>(e =>
        {
            e.ToTable("people");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.Property(p => p.Roles).HasJson(this);
            e.Property(p => p.DisplayName).HasMaxLength(100);
            e.Property(p => p.Language).HasMaxLength(2);
            e.Property(p => p.Email).HasMaxLength(254);
            e.Property(p => p.NormalizedEmail).HasMaxLength(254);
            e.Property(p => p.UserName).HasMaxLength(254);
            e.Property(p => p.NormalizedUserName).HasMaxLength(254);
            e.Property(p => p.PasswordHash).HasMaxLength(200);
            e.Property(p => p.SecurityStamp).HasMaxLength(64);
            e.Property(p => p.ConcurrencyStamp).HasMaxLength(64).IsConcurrencyToken();
            e.Ignore(p => p.PhoneNumber);
            e.Ignore(p => p.PhoneNumberConfirmed);
            e.HasIndex(p => p.NormalizedEmail).IsUnique();
            e.HasIndex(p => p.NormalizedUserName).IsUnique();
        });
        modelBuilder.Entity<IdentityUserToken<Guid>>(e =>
        {
            e.ToTable("person_secrets");
            e.HasKey(t => new { t.UserId, t.LoginProvider, t.Name });
            e.Property(t => t.LoginProvider).HasMaxLength(60);
            e.Property(t => t.Name).HasMaxLength(60);
            e.HasOne<Person>().WithMany().HasForeignKey(t => t.UserId);
        });
        modelBuilder.Entity<IdentityUserPasskey<Guid>>(e =>
        {
            e.ToTable("passkeys");
            e.HasKey(k => k.CredentialId);
            e.Property(k => k.CredentialId).HasMaxLength(1024);
            e.OwnsOne(k => k.Data).ToJson();
            e.HasIndex(k => k.UserId);
            e.HasOne<Person>().WithMany().HasForeignKey(k => k.UserId);
        });
        modelBuilder.UseOpenIddict<ApiClient, ApiAuthorization, ApiScope, ApiToken, Guid>();
        modelBuilder.Entity<ApiClient>(e =>
        {
            e.ToTable("api_clients");
            e.Property(c => c.ProgrammeRoles).HasJson(this);
            e.HasIndex(c => c.CompanyId);
        });
        modelBuilder.Entity<ApiAuthorization>().ToTable("api_authorizations");
        modelBuilder.Entity<ApiScope>().ToTable("api_scopes");
        modelBuilder.Entity<ApiToken>().ToTable("api_tokens");
        modelBuilder.Entity<StoredTokenKey>(e =>
        {
            e.ToTable("token_keys");
            e.Property(k => k.Id).HasMaxLength(64);
        });
        modelBuilder.Entity<StoredProtectionKey>(e =>
        {
            e.ToTable("protection_keys");
            e.Property(k => k.Name).HasMaxLength(200);
        });
        modelBuilder.Entity<KeptForm>(e =>
        {
            e.ToTable("kept_forms");
            e.Property(f => f.Id).ValueGeneratedNever();
            e.Property(f => f.Path).HasMaxLength(400);
            e.HasIndex(f => f.CreatedAt);
        });
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The same on SQLite.</summary>
public sealed class WebSqliteDbContext(DbContextOptions<WebSqliteDbContext> options) : WebDbContext(options);

internal sealed class WebDesignTime() : DesignTimeFactory<WebDbContext>(o => new WebDbContext(o), sqlite: false);

internal sealed class WebSqliteDesignTime() : DesignTimeFactory<WebSqliteDbContext>(o => new WebSqliteDbContext(o), sqlite: true);
