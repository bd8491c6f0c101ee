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

namespace Marketplace.Offers.Features.Agreements;

/// <summary>The caller's company's agreements, as seeker or solver; to the programme all.</summary>
internal static class ListAgreements
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/agreements", Handle)
        .RequireAuthorization(Policies.MemberOrProgramme)
        .WithName("ListAgreements");

    /// <param name="sort"><c>newest</c> (default) or <c>oldest</c>.</param>
    private static async Task<Ok<Page<AgreementRow>>> Handle(
        AgreementState? state, string? sort, int? page, int? pageSize, Caller caller, OffersDbContext db, CancellationToken ct)
    {
        var agreements = db.Agreements.AsNoTracking().VisibleTo(caller).Where(a => state == null || a.State == state);
        var sorted = sort == "oldest" ? agreements.OrderBy(a => a.StartedAt) : agreements.OrderByDescending(a => a.StartedAt);
        return TypedResults.Ok(await Paging.Of(page, pageSize).ReadAsync(sorted.ThenBy(a => a.Id).Select(a => new AgreementRow(
            a.Id, a.ChallengeId, a.ChallengeCode, a.ChallengeTitle, a.State, a.SeekerId, a.SeekerNameFa, a.SeekerNameEn, a.SolverId, a.SolverNameFa, a.SolverNameEn,
            a.MilestonesAccepted, a.MilestoneCount, a.StartedAt)), ct));
    }
}
