using FluentValidation;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Closing;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Offers.Features.Evaluation;
using Marketplace.Offers.Features.Offers;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Awards;

/// <summary>The contest ends without a winner, for a coded reason. By the chair; by the seeker as well when nobody offered.</summary>
internal static class DeclareNoAward
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/challenges/{challengeId:guid}/no-award", Handle)
        .RequireAuthorization(Policies.Person)
        .Validate(new DeclareNoAwardValidator())
        .WithName("DeclareNoAward");

    private static async Task<Results<Ok<EvaluationDetails>, NotFound>> Handle(
        Guid challengeId, Contracts.Offers.DeclareNoAward request, Caller caller,
        OffersDbContext db, Openings openings, Bench bench, EvaluationViews views, HttpContext http, CancellationToken ct)
    {
        await openings.OpenIfDueAsync(challengeId, ct);
        var (company, mayWrite) = (caller.CompanyId, caller.CompanyRole >= MemberRole.Editor);
        var asSeeker = mayWrite && request.Reason == NoAwardReason.NoOffers && await db.Contests.AnyAsync(c => c.Id == challengeId && c.SeekerId == company, ct);
        await using var sitting = asSeeker ? null : await bench.SitAsync(challengeId, caller.RequiredPersonId, PanelRole.Chair, ct);
        if (sitting is null && !asSeeker) return TypedResults.NotFound();
        await using var hold = sitting?.Hold ?? (await db.HoldAloneAsync(challengeId, ct))!;
        var contest = sitting?.Contest ?? await db.Contests.SingleAsync(c => c.Id == challengeId, ct);
        var offers = sitting?.Offers ?? await db.Offers.Where(o => o.ChallengeId == challengeId && o.Label != null).ToListAsync(ct);
        if (request.Reason == NoAwardReason.NoneMetMinimum && offers.Exists(o => o.State == OfferState.Opened || o.IsEligible))
            throw new RuleException("no_award.some_met_minimum");

        contest.DeclareNoAward(request.Reason, request.Explanation, offers.Count > 0, hold.Now);
        foreach (var offer in offers.Where(o => o.State is OfferState.Opened or OfferState.Evaluated))
        {
            offer.Pass(request.Explanation, hold.Now);
            db.Publish(OfferViews.Changed(offer, hold.Now));
        }

        db.Publish(ContestMoments.ContestNotAwarded(contest, request.Reason, offers, hold.Now));
        await hold.SaveAsync(ct);
        return http.Versioned(await views.ForAsync(contest, caller, hold.Now, ct), contest.Version);
    }
}

internal sealed class DeclareNoAwardValidator : AbstractValidator<Contracts.Offers.DeclareNoAward>
{
    public DeclareNoAwardValidator()
    {
        RuleFor(n => n.Reason).IsInEnum().WithErrorCode("no_award.reason");
        RuleFor(n => n.Explanation).NotEmpty().WithErrorCode("reason.missing").MaximumLength(4000).WithErrorCode("reason.too_long");
    }
}
