using Marketplace.Contracts.Challenges;
using Marketplace.Offers.Closing;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Messaging;
using Marketplace.Platform.Sealing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Consumers;

/// <summary>Keeps this service's copy of every published challenge, and lets its offers follow what changed.</summary>
internal sealed class ContestConsumer(OffersDbContext db, Sealer sealer) : IConsume<ChallengeChanged>
{
    public async Task Consume(ChallengeChanged message, CancellationToken ct)
    {
        if (!Contest.Concerns(message)) return;
        await db.LockContestAsync(message.Id, ct);
        if (await db.Contests.SingleOrDefaultAsync(c => c.Id == message.Id, ct) is not { } contest)
        {
            db.Contests.Add(Contest.Of(message, sealer.NewChallengeKey(message.Id)));
            return;
        }

        var cancelledBefore = contest.IsCancelled;
        var material = contest.Learn(message);
        if (material || (contest.IsCancelled && !cancelledBefore)) await db.SettleAsync(contest, await db.NowAsync(ct), ct);
    }
}
