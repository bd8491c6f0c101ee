using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Programme;
using Marketplace.Programme.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Programme.Features;

/// <summary>The programme in figures, for everybody. What is sealed does not count: a public sum would tell a hidden number of offers by its growth.</summary>
internal static class GetKpis
{
    private static readonly ChallengeState[] Awarded = [ChallengeState.Awarded, ChallengeState.Completed, ChallengeState.Terminated];

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/kpis", Handle)
        .AllowAnonymous()
        .WithName("GetKpis");

    private static async Task<Ok<Kpis>> Handle(KpiCache cache, ProgrammeDbContext db, CancellationToken ct) =>
        TypedResults.Ok(await cache.GetAsync(now => ReadAsync(db, now, ct), ct));

    internal static async Task<Kpis> ReadAsync(ProgrammeDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var published = db.Challenges.Where(c => c.PublishedAt != null);
        var countable = published.Where(c => !c.HideOfferCount || (c.OpensAt != null && c.OpensAt <= now));
        var closed = published.Where(c => c.ClosesAt <= now && c.State != ChallengeState.Cancelled);
        var awarded = published.Where(c => Awarded.Contains(c.State));
        var ended = await published.CountAsync(c => Awarded.Contains(c.State) || c.State == ChallengeState.NotAwarded || c.State == ChallengeState.Cancelled, ct);
        var closedCount = await closed.CountAsync(ct);
        var single = await closed.CountAsync(c => db.Offers.Count(o => o.ChallengeId == c.Id && o.Stands) == 1, ct);
        var offersOnClosed = await db.Offers.CountAsync(o => o.Stands && closed.Any(c => c.Id == o.ChallengeId), ct);
        return new Kpis(
            now,
            await db.Companies.CountAsync(c => c.State == CompanyState.Verified, ct),
            await published.CountAsync(c => c.State == ChallengeState.Published && c.ClosesAt > now, ct),
            await published.CountAsync(ct),
            await db.Offers.CountAsync(o => o.Stands && countable.Any(c => c.Id == o.ChallengeId), ct),
            Share(offersOnClosed, closedCount),
            await MedianAsync(countable.Where(c => c.HoursToFirstOffer != null).Select(c => c.HoursToFirstOffer!.Value), ct),
            Share(single, closedCount),
            await MedianAsync(published.Where(c => c.DaysToAward != null).Select(c => c.DaysToAward!.Value), ct),
            Share(await awarded.CountAsync(ct), ended),
            await db.Agreements.CountAsync(a => a.State == AgreementState.Active, ct),
            await db.Agreements.CountAsync(a => a.OutcomesVerified, ct));
    }

    private static double? Share(int part, int whole) => whole == 0 ? null : (double)part / whole;

    // Both databases can order and skip; only one knows percentiles.
    private static async Task<double?> MedianAsync(IQueryable<double> values, CancellationToken ct)
    {
        var count = await values.CountAsync(ct);
        if (count == 0) return null;
        var middle = await values.OrderBy(v => v).Skip((count - 1) / 2).Take(2 - count % 2).ToListAsync(ct);
        return middle.Average();
    }
}

/// <summary>Keeps the figures a few seconds, so that a public page costs the database nothing.</summary>
internal sealed class KpiCache(TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _one = new(1, 1);
    private Kpis? _kept;

    public async Task<Kpis> GetAsync(Func<DateTimeOffset, Task<Kpis>> read, CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            var now = clock.GetUtcNow();
            return _kept is { } kept && now - kept.At < Lifetime && now >= kept.At ? kept : _kept = await read(now);
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();
}
