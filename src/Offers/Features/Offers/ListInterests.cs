using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Offers;

/// <summary>Who shows interest: all to the seeker and the programme, its own to a solver.</summary>
internal static class ListInterests
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges/{challengeId:guid}/interests", Handle)
        .RequireAuthorization(Policies.MemberOrProgramme)
        .WithName("ListInterests");

    private static async Task<Results<Ok<IReadOnlyList<InterestDetails>>, NotFound>> Handle(Guid challengeId, Caller caller, OffersDbContext db, CancellationToken ct)
    {
        if (!await db.Contests.AnyAsync(c => c.Id == challengeId, ct)) return TypedResults.NotFound();
        var (all, company) = (caller.SeesProgramme, caller.CompanyId);
        return TypedResults.Ok<IReadOnlyList<InterestDetails>>(await db.Interests.AsNoTracking()
            .Where(i => i.ChallengeId == challengeId && (all || i.CompanyId == company || db.Contests.Any(c => c.Id == challengeId && c.SeekerId == company)))
            .Join(db.Companies, i => i.CompanyId, c => c.Id, (i, c) => new { i, c }).OrderBy(x => x.i.At)
            .Select(x => new InterestDetails(x.i.Id, x.i.ChallengeId, x.i.CompanyId, x.c.NameFa, x.c.NameEn, x.i.Message, x.i.At)).ToListAsync(ct));
    }
}
