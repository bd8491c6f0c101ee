using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Closing;
using Marketplace.Offers.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Offers.Jobs;

/// <summary>A change of a challenge and an offer handed in at the same instant do not see each other; here the offer learns of it.</summary>
internal sealed class SettleCrossedOffers(OffersDbContext db, IServiceScopeFactory scopes)
{
    public async Task Run(CancellationToken ct)
    {
        var crossed = await db.Contests.Where(c => c.OpenedAt == null).Join(db.Offers, c => c.Id, o => o.ChallengeId, (c, o) => new { c, o })
            .Where(x => x.c.ChallengeState == ChallengeState.Cancelled
                ? x.o.State == OfferState.Draft || x.o.State == OfferState.Submitted || x.o.State == OfferState.NeedsReconfirmation
                : x.o.State == OfferState.Submitted && x.o.SubmittedFor < x.c.MaterialVersion)
            .Select(x => x.c.Id).Distinct().ToListAsync(ct);
        foreach (var id in crossed)
        {
            await using var scope = scopes.CreateAsyncScope();
            var fresh = scope.ServiceProvider.GetRequiredService<OffersDbContext>();
            await using var hold = await fresh.HoldAloneAsync(id, ct);
            if (hold is null) continue;
            await fresh.SettleAsync(await fresh.Contests.SingleAsync(c => c.Id == id, ct), hold.Now, ct);
            await hold.SaveAsync(ct);
        }
    }
}
