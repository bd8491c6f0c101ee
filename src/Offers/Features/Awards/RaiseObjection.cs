using FluentValidation;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Awards;

/// <summary>A company that lost objects while the award stands still.</summary>
internal static class RaiseObjection
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/awards/{awardId:guid}/objections", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new RaiseObjectionValidator())
        .WithName("RaiseObjection");

    private static async Task<Results<Ok<ObjectionDetails>, NotFound>> Handle(
        Guid awardId, Contracts.Offers.RaiseObjection request, Caller caller, OffersDbContext db, CancellationToken ct)
    {
        var company = caller.RequiredCompanyId;
        var challengeId = await db.Awards.Where(a => a.Id == awardId && db.Offers.Any(o => o.ChallengeId == a.ChallengeId && o.CompanyId == company && o.Label != null))
            .Select(a => (Guid?)a.ChallengeId).SingleOrDefaultAsync(ct);
        if (challengeId is null) return TypedResults.NotFound();
        await using var hold = (await db.HoldAloneAsync(challengeId.Value, ct))!;
        var contest = await db.Contests.SingleAsync(c => c.Id == challengeId, ct);
        var award = await db.Awards.SingleAsync(a => a.Id == awardId, ct);

        var objection = award.RaiseObjection(company, request.Text, hold.Now);
        db.Publish(ContestMoments.ObjectionRaised(contest, objection, hold.Now));
        await hold.SaveAsync(ct);
        return TypedResults.Ok(AwardViews.Objection(objection));
    }
}

internal sealed class RaiseObjectionValidator : AbstractValidator<Contracts.Offers.RaiseObjection>
{
    public RaiseObjectionValidator() => RuleFor(o => o.Text).NotEmpty().WithErrorCode("objection.needs_text").MaximumLength(8000).WithErrorCode("objection.too_long");
}
