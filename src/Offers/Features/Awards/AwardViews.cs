using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Awards;

/// <summary>An award as those who may know of it see it.</summary>
internal static class AwardViews
{
    /// <summary>To the panel, the seeker and the programme.</summary>
    public static AwardDetails Details(Award a, DateTimeOffset now) => new(
        a.Id, a.Version, a.ChallengeId, a.OfferId, a.CompanyId, a.StateAt(now), a.ProposedAt, a.StandstillUntil, a.DecidedAt,
        [.. a.Objections.OrderBy(o => o.RaisedAt).Select(Objection)], a.AgreementId);

    /// <summary>To the winner, who is not told who objects.</summary>
    public static AwardDetails ToWinner(Award a, DateTimeOffset now) => Details(a, now) with { Objections = [] };

    public static ObjectionDetails Objection(Objection o) => new(o.Id, o.CompanyId, o.Text, o.State, o.Answer, o.RaisedAt);

    public static Task<Award?> LatestAwardAsync(this OffersDbContext db, Guid challengeId, CancellationToken ct) =>
        db.Awards.Where(a => a.ChallengeId == challengeId).OrderByDescending(a => a.ProposedAt).ThenByDescending(a => a.Id).FirstOrDefaultAsync(ct);

    /// <summary>Notes that standstill is over, and tells the winner.</summary>
    public static void EndStandstill(this OffersDbContext db, Contest contest, Award award, DateTimeOffset now)
    {
        if (!award.EndStandstill(now)) return;
        db.Publish(ContestMoments.StandstillEnded(contest, award, now));
    }
}
