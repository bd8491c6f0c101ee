using Marketplace.Companies.Data;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>Invitations of a company that may still be accepted.</summary>
internal static class ListInvitations
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/companies/{id:guid}/invitations", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("ListInvitations");

    private static async Task<Results<Ok<IReadOnlyList<InvitationDetails>>, NotFound>> Handle(
        Guid id, Caller caller, CompaniesDbContext db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, MemberRole.Owner, ct) is null) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        return TypedResults.Ok<IReadOnlyList<InvitationDetails>>(await db.Invitations.AsNoTracking()
            .Where(i => i.CompanyId == id && i.AcceptedBy == null && i.ExpiresAt > now).OrderBy(i => i.CreatedAt)
            .Select(i => new InvitationDetails(i.Id, i.Email, i.Role, i.ExpiresAt)).ToListAsync(ct));
    }
}
