using Marketplace.Challenges.Data;
using Marketplace.Challenges.Domain;
using Marketplace.Challenges.Features;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Challenges.Jobs;

/// <summary>Writes down and tells that closing times have passed. What holds does not wait for it.</summary>
internal sealed class CloseDueChallenges(ChallengesDbContext db, Gauges gauges, TimeProvider clock)
{
    private const int Batch = 200;

    public async Task Run()
    {
        var now = clock.GetUtcNow();
        var lateness = TimeSpan.Zero;
        List<Challenge> due;
        do
        {
            due = await db.Challenges.Where(c => c.State == ChallengeState.Published && c.ClosesAt <= now).OrderBy(c => c.ClosesAt).Take(Batch).ToListAsync();
            foreach (var challenge in due.Where(c => c.Close(now)))
            {
                if (now - challenge.ClosesAt is { } late && late > lateness) lateness = late;
                db.Publish(await db.ChangedAsync(challenge, now, CancellationToken.None));
                db.Publish(ChallengeMoments.Closed(challenge, now));
            }

            await db.SaveChangesAsync();
            db.ChangeTracker.Clear();
        }
        while (due.Count == Batch);

        gauges.Set(Gauge.ClosingLatenessSeconds, "challenges", lateness.TotalSeconds);
    }
}
