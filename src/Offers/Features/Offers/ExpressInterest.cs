using FluentValidation;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Offers.Domain;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>The light step before an offer: a company tells the seeker that it looks at the challenge. Once; saying it again changes nothing.</summary>
internal static class ExpressInterest
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/interests", Handle)
        .RequireAuthorization(Policies.Editor)
        .Validate(new ExpressInterestValidator())
        .WithName("ExpressInterest");

    private static async Task<Results<Created<InterestDetails>, Ok<InterestDetails>, NotFound>> Handle(
        Contracts.Offers.ExpressInterest request, Caller caller, OffersDbContext db, CancellationToken ct)
    {
        await using var one = await db.HoldCompanyAsync(caller.RequiredCompanyId, ct) ?? throw new RuleException("offer.company_unknown");
        if (!await db.Contests.AnyAsync(c => c.Id == request.ChallengeId, ct)) return TypedResults.NotFound();
        var (contest, company) = await db.ForOfferingAsync(request.ChallengeId, caller.RequiredCompanyId, ct);
        if (await db.Interests.SingleOrDefaultAsync(i => i.ChallengeId == contest.Id && i.CompanyId == company.Id, ct) is { } earlier)
            return TypedResults.Ok(Details(earlier, company));

        contest.DemandMayOffer(company);
        contest.DemandOpenAt(one.Now);
        var interest = new Interest(Guid.CreateVersion7(one.Now), contest.Id, company.Id, request.Message, one.Now);
        db.Interests.Add(interest);
        db.Publish(ContestMoments.InterestExpressed(contest, company.Id, one.Now));
        await one.SaveAsync(ct);
        return TypedResults.Created($"/api/offers/v1/challenges/{contest.Id}/interests", Details(interest, company));
    }

    internal static InterestDetails Details(Interest i, KnownCompany c) => new(i.Id, i.ChallengeId, i.CompanyId, c.NameFa, c.NameEn, i.Message, i.At);
}

internal sealed class ExpressInterestValidator : AbstractValidator<Contracts.Offers.ExpressInterest>
{
    public ExpressInterestValidator() => RuleFor(i => i.Message).MaximumLength(2000).WithErrorCode("interest.message_too_long");
}
