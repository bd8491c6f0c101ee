using Marketplace.Contracts.Offers;
using Marketplace.Offers.Closing;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Evaluation;

/// <summary>The evaluation of a challenge, as far as the caller may see it.</summary>
internal static class GetEvaluation
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges/{challengeId:guid}/evaluation", Handle)
        .RequireAuthorization(Policies.SignedIn)
        .WithName("GetEvaluation");

    private static async Task<Results<Ok<EvaluationDetails>, NotFound>> Handle(
        Guid challengeId, Caller caller, OffersDbContext db, Openings openings, EvaluationViews views, HttpContext http, CancellationToken ct)
    {
        await openings.OpenIfDueAsync(challengeId, ct);
        var (all, person, company) = (caller.SeesProgramme, caller.PersonId, caller.CompanyId);
        var contest = await db.Contests.AsNoTracking()
            .SingleOrDefaultAsync(c => c.Id == challengeId && (all || c.SeekerId == company || c.Panel.Any(p => p.PersonId == person)), ct);
        if (contest is null) return TypedResults.NotFound();
        return http.Versioned(await views.ForAsync(contest, caller, await db.NowAsync(ct), ct), contest.Version);
    }
}
