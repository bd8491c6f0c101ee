using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features;
using Marketplace.Offers.Features.Offers;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Closing;

/// <summary>Opens a contest's offers once its closing time has come. That it has come is a rule over data; whoever looks first opens, the job or a reader.</summary>
internal sealed class Openings(OffersDbContext db)
{
    /// <returns>How late it was opened; null if it was not due or is open already.</returns>
    public async Task<TimeSpan?> OpenIfDueAsync(Guid challengeId, CancellationToken ct)
    {
        var closesAt = await db.Contests.Where(c => c.Id == challengeId && c.OpenedAt == null && c.ChallengeState != ChallengeState.Cancelled)
            .Select(c => (DateTimeOffset?)c.ClosesAt).SingleOrDefaultAsync(ct);
        if (closesAt is null || await db.NowAsync(ct) < closesAt) return null;

        await using var hold = await db.HoldAloneAsync(challengeId, ct);
        if (hold is null) return null;
        var contest = await db.Contests.SingleAsync(c => c.Id == challengeId, ct);
        if (!contest.IsDueAt(hold.Now) || await Outages.AwayAtClosingAsync(db, contest, hold.Now, ct)) return null;

        await OpenAsync(contest, hold.Now, ct);
        await hold.SaveAsync(ct);
        return hold.Now - contest.ClosesAt;
    }

    private async Task OpenAsync(Contest contest, DateTimeOffset now, CancellationToken ct)
    {
        contest.Open(now);
        var offers = await db.Offers.Where(o => o.ChallengeId == contest.Id).ToListAsync(ct);
        var opened = new List<OpenedOffer>();
        // The random half of the id: labels tell nothing about who came first.
        foreach (var offer in offers.OrderBy(o => o.Id.ToString("N")[16..], StringComparer.Ordinal))
        {
            var before = offer.State;
            if (offer.Close(contest, opened.Count + 1, now)) opened.Add(new OpenedOffer(offer.Id, offer.CompanyId));
            if (offer.State != before) db.Publish(OfferViews.Changed(offer, now));
        }

        db.Publish(ContestMoments.OffersOpened(contest, opened, now));
    }
}
