using Marketplace.Companies.Data;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>An owner takes an invitation back: its link is worth nothing any more.</summary>
internal static class RevokeInvitation
{
    public static void Map(RouteGroupBuilder api) => api
        .MapDelete("/companies/{id:guid}/invitations/{invitationId:guid}", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("RevokeInvitation");

    private static async Task<Results<NoContent, NotFound>> Handle(Guid id, Guid invitationId, Caller caller, CompaniesDbContext db, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, MemberRole.Owner, ct) is null) return TypedResults.NotFound();
        if (await db.Invitations.SingleOrDefaultAsync(i => i.Id == invitationId && i.CompanyId == id && i.AcceptedBy == null, ct) is not { } invitation)
            return TypedResults.NotFound();

        db.Invitations.Remove(invitation);
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
