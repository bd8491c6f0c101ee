using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Offers.Features.Evaluation;

/// <summary>Evaluations the caller has a part in: on the panel, as the seeker, or for the programme.</summary>
internal static class ListEvaluations
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/evaluations", Handle)
        .RequireAuthorization(Policies.SignedIn)
        .WithName("ListEvaluations");

    private static async Task<Ok<Page<EvaluationRow>>> Handle(int? page, int? pageSize, Caller caller, OffersDbContext db, CancellationToken ct)
    {
        var (all, person, company) = (caller.SeesProgramme, caller.PersonId, caller.CompanyId);
        var rows = db.Contests.AsNoTracking().IgnoreAutoIncludes()
            .Where(c => all || c.SeekerId == company || c.Panel.Any(p => p.PersonId == person))
            .OrderByDescending(c => c.OpenedAt ?? c.ClosesAt).ThenBy(c => c.Id)
            .Select(c => new EvaluationRow(
                c.Id, c.Code, c.Title, c.Evaluation, c.Panel.Where(p => p.PersonId == person).Select(p => (PanelRole?)p.Role).FirstOrDefault(),
                db.Offers.Count(o => o.ChallengeId == c.Id && o.Label != null), c.Panel.Where(p => p.PersonId == person).Select(p => p.HasConflict).FirstOrDefault(),
                c.OpenedAt ?? c.ClosesAt));
        return TypedResults.Ok(await Paging.Of(page, pageSize).ReadAsync(rows, ct));
    }
}
