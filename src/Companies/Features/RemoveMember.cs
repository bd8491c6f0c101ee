using Marketplace.Companies.Data;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Companies.Features;

/// <summary>An owner removes a member, or a member leaves. A company keeps at least one owner.</summary>
internal static class RemoveMember
{
    public static void Map(RouteGroupBuilder api) => api
        .MapDelete("/companies/{id:guid}/members/{personId:guid}", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("RemoveMember");

    private static async Task<Results<NoContent, NotFound>> Handle(
        Guid id, Guid personId, Caller caller, CompaniesDbContext db, TimeProvider clock, CancellationToken ct)
    {
        var needed = personId == caller.RequiredPersonId ? MemberRole.Viewer : MemberRole.Owner;
        if (await db.OwnAsync(caller, id, needed, ct) is not { } company || company.Members.All(m => m.PersonId != personId)) return TypedResults.NotFound();

        company.Remove(personId);
        db.Publish(CompanyViews.Changed(company, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return TypedResults.NoContent();
    }
}
