using Marketplace.Platform.Storage;
using Marketplace.Platform.Time;
using Marketplace.Search.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Matching;

/// <summary>Counts whom seekers are shown, by day.</summary>
internal sealed class ExposureBook(SearchDbContext db, TimeProvider clock)
{
    /// <summary>Each of these companies was shown once more today.</summary>
    public async Task CountAsync(IReadOnlyList<MatchCompany> shown, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var day = LegalTime.DayOf(clock.GetUtcNow());
        // One order for all, so that two lists shown at once do not wait for each other in a ring.
        foreach (var company in shown.OrderBy(c => c.Id))
            await db.Database.ExecuteSqlAsync($"""
                INSERT INTO exposures (day, company_id, newcomer, shown) VALUES ({day}, {company.Id}, {company.Newcomer}, 1)
                ON CONFLICT (day, company_id, newcomer) DO UPDATE SET shown = exposures.shown + 1
                """, ct);
        await transaction.CommitAsync(ct);
    }
}
