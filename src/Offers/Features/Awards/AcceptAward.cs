using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features.Agreements;
using Marketplace.Offers.Features.Offers;
using Marketplace.Offers.Sealing;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Sealing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Awards;

/// <summary>The winner's owner accepts once standstill is over: the contest is decided and the agreement comes to be.</summary>
internal static class AcceptAward
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/awards/{awardId:guid}/accept", Handle)
        .RequireAuthorization(Policies.Owner)
        .WithName("AcceptAward");

    private static async Task<Results<Ok<AwardDetails>, NotFound>> Handle(
        Guid awardId, Caller caller, OffersDbContext db, OfferVault vault, HttpContext http, CancellationToken ct)
    {
        if (await db.Awards.Where(a => a.Id == awardId && a.CompanyId == caller.CompanyId).Select(a => (Guid?)a.ChallengeId).SingleOrDefaultAsync(ct) is not { } challengeId)
            return TypedResults.NotFound();
        await using var hold = (await db.HoldAloneAsync(challengeId, ct))!;
        var contest = await db.Contests.SingleAsync(c => c.Id == challengeId, ct);
        var award = await db.Awards.SingleAsync(a => a.Id == awardId, ct);
        var offers = await db.Offers.Where(o => o.ChallengeId == challengeId && o.Label != null).ToListAsync(ct);
        var winner = offers.Single(o => o.Id == award.OfferId);

        if (contest.IsCancelled) throw new RuleException("contest.cancelled");
        if (award.State == AwardState.Proposed) db.EndStandstill(contest, award, hold.Now);
        var agreement = await BeginAsync(contest, winner, db, vault, hold.Now, ct);
        award.Accept(agreement.Id, hold.Now);
        contest.ConfirmAward(hold.Now);
        winner.Select(hold.Now);
        foreach (var other in offers.Where(o => o.State == OfferState.Evaluated)) other.Pass(null, hold.Now);

        foreach (var offer in offers.Where(o => o.State is OfferState.Selected or OfferState.NotSelected)) db.Publish(OfferViews.Changed(offer, hold.Now));
        db.Publish(ContestMoments.AwardConfirmed(contest, award, agreement.Id, offers, hold.Now));
        db.Publish(AgreementViews.Changed(agreement, hold.Now));
        await hold.SaveAsync(ct);
        return http.Versioned(AwardViews.ToWinner(award, hold.Now), award.Version);
    }

    private static async Task<Agreement> BeginAsync(Contest contest, Offer winner, OffersDbContext db, OfferVault vault, DateTimeOffset now, CancellationToken ct)
    {
        var handedIn = await db.Contents.AsNoTracking().SingleAsync(c => c.Id == winner.SubmittedId, ct);
        var content = vault.Open(SealRelease.Closed(contest.Id, contest.ClosesAt, now), contest, handedIn);
        var company = await db.Companies.AsNoTracking().SingleAsync(c => c.Id == winner.CompanyId, ct);
        var agreement = Agreement.Begin(contest, winner, company, content.TotalPrice!, content.Milestones, now);
        db.Agreements.Add(agreement);
        return agreement;
    }
}
