using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Programme;
using Marketplace.Platform.Access;
using Marketplace.Platform.Messaging;
using Marketplace.Programme.Data;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Programme.Features;

/// <summary>What happened to a challenge, oldest first. Until the closing time offers handed in and withdrawn are left out: each would tell who, and how many.</summary>
internal static class GetTrail
{
    private static readonly string[] Sealed = [EventTypes.NameOf(typeof(OfferSubmitted)), EventTypes.NameOf(typeof(OfferWithdrawn))];

    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/challenges/{challengeId:guid}/trail", Handle)
        .RequireAuthorization(Policies.Programme)
        .WithName("GetTrail");

    private static async Task<Results<Ok<IReadOnlyList<TrailEntry>>, NotFound>> Handle(Guid challengeId, ProgrammeDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Challenges.AsNoTracking().SingleOrDefaultAsync(c => c.Id == challengeId && c.Version > 0, ct) is not { } challenge) return TypedResults.NotFound();
        var open = challenge.OpensAt <= clock.GetUtcNow();
        var entries = await (
            from t in db.Trail
            join k in db.Companies on t.CompanyId equals k.Id into companies
            from k in companies.DefaultIfEmpty()
            where t.ChallengeId == challengeId && (open || !Sealed.Contains(t.Kind))
            orderby t.At, t.Id
            select new TrailEntry(t.At, t.Kind, t.CompanyId, k == null ? null : k.NameFa, k == null ? null : k.NameEn)).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<TrailEntry>>(entries);
    }
}
