using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Matching.Storage;

/// <summary>The tables of matching in the Search database.</summary>
internal static class MatchTables
{
    public static void AddMatching(this ModelBuilder model, DbContext context)
    {
        model.Entity<MatchedChallenge>(e =>
        {
            e.ToTable("matched_challenges");
            e.Property(c => c.Id).ValueGeneratedNever();
        });
        model.Entity<StoredMatch>(e =>
        {
            e.ToTable("matches");
            e.HasKey(m => new { m.ChallengeId, m.CompanyId });
            e.HasIndex(m => new { m.CompanyId, m.Score });
            e.Property(m => m.Reasons).HasJson(context);
        });
        model.Entity<StoredAnswer>(e =>
        {
            e.ToTable("match_answers");
            e.HasKey(a => a.OfferId);
            e.Property(a => a.OfferId).ValueGeneratedNever();
            e.HasIndex(a => a.CompanyId);
        });
        model.Entity<StoredAgreement>(e =>
        {
            e.ToTable("match_agreements");
            e.Property(a => a.Id).ValueGeneratedNever();
            e.HasIndex(a => a.SolverId);
        });
        model.Entity<StoredFeedback>(e =>
        {
            e.ToTable("match_feedback");
            e.HasKey(f => new { f.CompanyId, f.ChallengeId });
        });
        model.Entity<StoredExposure>(e =>
        {
            e.ToTable("exposures");
            e.HasKey(x => new { x.Day, x.CompanyId, x.Newcomer });
        });
    }
}
