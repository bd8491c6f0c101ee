using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features.Offers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Closing;

/// <summary>What a change of the challenge means for the offers there are.</summary>
internal static class Settlement
{
    /// <summary>Cancelled: all lapse, and an award still open falls. Changed in what offers answer: those handed in must be confirmed.</summary>
    public static async Task SettleAsync(this OffersDbContext db, Contest contest, DateTimeOffset now, CancellationToken ct)
    {
        foreach (var offer in await db.Offers.Where(o => o.ChallengeId == contest.Id).ToListAsync(ct))
        {
            if (contest.IsCancelled)
            {
                if (!offer.Lapse(contest.StateReason, now)) continue;
            }
            else if (contest.OpenedAt is null && offer.IsOutdated(contest)) offer.RequireReconfirmation(now);
            else continue;
            db.Publish(OfferViews.Changed(offer, now));
        }

        if (!contest.IsCancelled) return;
        foreach (var award in await db.Awards.Where(a => a.StandsFor == contest.Id).ToListAsync(ct)) award.Withdraw(contest.StateReason, now);
    }
}
