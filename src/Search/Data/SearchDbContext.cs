using Marketplace.Platform.Storage;
using Marketplace.Search.Documents;
using Marketplace.Search.Feeding;
using Marketplace.Search.Matching.Storage;
using Marketplace.Search.Queries;
using Marketplace.Search.Saved;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Data;

/// <summary>The database of the Search service. The index is made from it and can be made again at any time.</summary>
public class SearchDbContext(DbContextOptions options) : ServiceDbContext(options)
{
    public DbSet<SearchDocument> Documents => Set<SearchDocument>();

    public DbSet<IndexCursor> Cursors => Set<IndexCursor>();

    public DbSet<RefusedDocument> Refused => Set<RefusedDocument>();

    public DbSet<SynonymTable> Synonyms => Set<SynonymTable>();

    public DbSet<SavedSearch> SavedSearches => Set<SavedSearch>();

    public DbSet<SavedSearchAlert> Alerts => Set<SavedSearchAlert>();

    /// <summary>The document's change needs a place of its own, even if the feeder gave the last one a place after it was read here.</summary>
    public void TakesNewPlace(SearchDocument document)
    {
        if (Entry(document) is { State: EntityState.Modified } entry) entry.Property(d => d.Sequence).IsModified = true;
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<SearchDocument>(e =>
        {
            e.ToTable("documents");
            e.Property(d => d.Id).ValueGeneratedNever();
            e.Property(d => d.SourceVersion).IsConcurrencyToken();
            e.Property(d => d.Challenge).HasJson(this);
            e.Property(d => d.Company).HasJson(this);
            e.HasIndex(d => d.Sequence);
            e.HasIndex(d => new { d.ChangedAt, d.Id }).HasDatabaseName("ix_documents_unsequenced").HasFilter("sequence IS NULL");
            e.HasIndex(d => new { d.Kind, d.Searchable, d.NewestAt });
        });
        modelBuilder.Entity<IndexCursor>(e =>
        {
            e.ToTable("index_cursors");
            e.HasKey(c => c.Generation);
            e.Property(c => c.Generation).HasMaxLength(100);
        });
        modelBuilder.Entity<ChangePlace>(e =>
        {
            e.ToTable("change_places");
            e.Property(p => p.Id).ValueGeneratedNever();
            e.HasData(new ChangePlace());
        });
        modelBuilder.Entity<RefusedDocument>(e =>
        {
            e.ToTable("refused_documents");
            e.Property(r => r.Id).ValueGeneratedNever();
        });
        modelBuilder.Entity<SynonymTable>(e =>
        {
            e.ToTable("synonyms");
            e.Property(t => t.Groups).HasJson(this);
        });
        modelBuilder.Entity<SavedSearch>(e =>
        {
            e.ToTable("saved_searches");
            e.Property(s => s.Id).ValueGeneratedNever();
            e.Property(s => s.Name).HasMaxLength(SavedSearch.LongestName);
            e.Property(s => s.Query).HasJson(this);
            e.HasIndex(s => new { s.PersonId, s.CreatedAt });
            e.HasIndex(s => s.CreatedAt);
        });
        modelBuilder.Entity<SavedSearchAlert>(e =>
        {
            e.ToTable("saved_search_alerts");
            e.HasKey(a => new { a.SavedSearchId, a.DocumentId });
            e.HasOne<SavedSearch>().WithMany().HasForeignKey(a => a.SavedSearchId).OnDelete(DeleteBehavior.Cascade);
        });
        modelBuilder.AddMatching(this);
        base.OnModelCreating(modelBuilder);
    }
}

/// <summary>The same on SQLite.</summary>
public sealed class SearchSqliteDbContext(DbContextOptions<SearchSqliteDbContext> options) : SearchDbContext(options);

internal sealed class SearchDesignTime() : DesignTimeFactory<SearchDbContext>(o => new SearchDbContext(o), sqlite: false);

internal sealed class SearchSqliteDesignTime() : DesignTimeFactory<SearchSqliteDbContext>(o => new SearchSqliteDbContext(o), sqlite: true);
