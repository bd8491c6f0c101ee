using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Awards;

/// <summary>What deciding an objection reads: by an officer who is not of the panel.</summary>
internal static class Objecting
{
    public static async Task<(Hold Hold, Contest Contest, Award Award)?> HoldObjectionAsync(this OffersDbContext db, Guid objectionId, Caller caller, CancellationToken ct)
    {
        var found = await db.Awards.Where(a => a.Objections.Any(o => o.Id == objectionId)).Select(a => new { a.Id, a.ChallengeId }).SingleOrDefaultAsync(ct);
        if (found is null) return null;
        var hold = (await db.HoldAloneAsync(found.ChallengeId, ct))!;
        var contest = await db.Contests.SingleAsync(c => c.Id == found.ChallengeId, ct);
        if (contest.Panel.All(p => p.PersonId != caller.PersonId)) return (hold, contest, await db.Awards.SingleAsync(a => a.Id == found.Id, ct));
        await hold.DisposeAsync();
        throw new RuleException("objection.officer_on_panel") { Kind = RuleKind.Forbidden };
    }
}
