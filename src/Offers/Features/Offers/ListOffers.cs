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

namespace Marketplace.Offers.Features.Offers;

/// <summary>The caller's company's offers.</summary>
internal static class ListOffers
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/offers", Handle)
        .RequireAuthorization(Policies.Member)
        .WithName("ListOffers");

    /// <param name="sort"><c>changed</c> (newest change first, default) or <c>closing</c> (soonest first).</param>
    private static async Task<Ok<Page<OfferRow>>> Handle(
        OfferState? state, string? sort, int? page, int? pageSize, Caller caller, OffersDbContext db, CancellationToken ct)
    {
        var company = caller.RequiredCompanyId;
        var rows = db.Offers.AsNoTracking().Where(o => o.CompanyId == company && (state == null || o.State == state))
            .Join(db.Contests, o => o.ChallengeId, c => c.Id, (o, c) => new { o, c });
        var sorted = sort == "closing" ? rows.OrderBy(x => x.c.ClosesAt) : rows.OrderByDescending(x => x.o.ChangedAt);
        return TypedResults.Ok(await Paging.Of(page, pageSize).ReadAsync(
            sorted.ThenBy(x => x.o.Id).Select(x => new OfferRow(x.o.Id, x.c.Id, x.c.Code, x.c.Title, x.o.State, x.c.ClosesAt, x.o.ReceiptNumber, x.o.ChangedAt)), ct));
    }
}
