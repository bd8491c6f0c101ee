using FluentValidation;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features.Evaluation;
using Marketplace.Offers.Features.Offers;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Marketplace.Platform.Time;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Awards;

/// <summary>
/// The chair proposes the first of the ranking, and says to every offer that was evaluated why. Every company reads its own result from now
/// on; the award stands still so long before it can be accepted.
/// </summary>
internal static class ProposeAward
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{challengeId:guid}/award", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new ProposeAwardValidator())
        .WithName("ProposeAward");

    private static async Task<Results<Ok<AwardDetails>, NotFound>> Handle(
        Guid challengeId, Contracts.Offers.ProposeAward request, Caller caller,
        OffersDbContext db, Bench bench, EvaluationViews views, LegalTime time, HttpContext http, CancellationToken ct)
    {
        await using var sitting = await bench.SitAsync(challengeId, caller.RequiredPersonId, PanelRole.Chair, ct);
        if (sitting is null) return TypedResults.NotFound();
        var (contest, offers, now) = (sitting.Contest, sitting.Offers, sitting.Now);
        contest.ProposeAward();
        if (offers.Exists(o => o.State == OfferState.Opened)) throw new RuleException("award.consensus_incomplete");
        var evaluated = offers.Where(o => o.State == OfferState.Evaluated).ToList();
        var reasons = request.Reasons.ToDictionary(r => r.OfferId, r => r.Reason);
        if (evaluated.Exists(o => !reasons.ContainsKey(o.Id))) throw new RuleException("award.needs_reason_for_each") { Field = "reasons", Kind = RuleKind.Content };

        var declined = await db.Awards.Where(a => a.ChallengeId == challengeId && a.State == AwardState.Declined).Select(a => a.OfferId).ToListAsync(ct);
        var prices = await views.PricesAsync(contest, evaluated, now, ct);
        var order = Ranking.Order([.. evaluated.Where(o => o.IsEligible && !declined.Contains(o.Id))
            .Select(o => new Candidate(o.Id, o.Total!.Value, prices[o.Id], o.SubmittedAt!.Value))]).ToList();
        if (order.Count == 0 || order[0] != request.OfferId) throw new RuleException("award.not_the_first") { Field = "offerId", Kind = RuleKind.Content };

        foreach (var offer in evaluated)
        {
            offer.Place(order.IndexOf(offer.Id) is var place and >= 0 ? place + 1 : null, reasons[offer.Id], now);
            db.Publish(OfferViews.Changed(offer, now));
        }

        var award = Award.Propose(offers.Single(o => o.Id == request.OfferId), now, time.AddWorkingDays(now, contest.StandstillDays));
        db.Awards.Add(award);
        db.Publish(ContestMoments.AwardProposed(contest, award, offers, now));
        await sitting.Hold.SaveAsync(ct);
        return http.Versioned(AwardViews.Details(award, now), award.Version);
    }
}

internal sealed class ProposeAwardValidator : AbstractValidator<Contracts.Offers.ProposeAward>
{
    public ProposeAwardValidator()
    {
        RuleFor(a => a.Reasons).NotNull().WithErrorCode("award.needs_reason_for_each")
            .Must(r => r is null || r.Select(x => x?.OfferId).Distinct().Count() == r.Count).WithErrorCode("award.reason_twice");
        RuleForEach(a => a.Reasons).NotNull().WithErrorCode("reason.missing").ChildRules(reason =>
            reason.RuleFor(r => r.Reason).NotEmpty().WithErrorCode("reason.missing").MaximumLength(4000).WithErrorCode("reason.too_long"));
    }
}
