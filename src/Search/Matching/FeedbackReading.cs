using Marketplace.Search.Data;
using Marketplace.Search.Matching.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Matching;

internal static class FeedbackReading
{
    private const int Latest = 100;

    /// <summary>What a company said lately, of demands that are still known.</summary>
    public static async Task<IReadOnlyList<Feedback>> FeedbackOfAsync(this SearchDbContext db, Guid companyId, MatchEngine engine, CancellationToken ct)
    {
        var said = await db.Set<StoredFeedback>().AsNoTracking().Where(f => f.CompanyId == companyId).OrderByDescending(f => f.SaidAt).Take(Latest).ToListAsync(ct);
        return [.. said.Where(f => engine.Demand(f.ChallengeId) is not null).Select(f => new Feedback(engine.Demand(f.ChallengeId)!, f.Useful, f.Because))];
    }
}
