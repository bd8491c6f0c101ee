using Marketplace.Companies.Data;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>The companies a person belongs to, whatever company the token acts for.</summary>
internal static class ListMemberships
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/memberships", Handle)
        .RequireAuthorization(Policies.Person)
        .WithName("ListMemberships");

    private static async Task<Ok<IReadOnlyList<Membership>>> Handle(Caller caller, CompaniesDbContext db, CancellationToken ct)
    {
        var person = caller.RequiredPersonId;
        var companies = await db.Companies.AsNoTracking().Where(c => c.Members.Any(m => m.PersonId == person)).OrderBy(c => c.SortKey).ToListAsync(ct);
        return TypedResults.Ok<IReadOnlyList<Membership>>([.. companies.Select(c => CompanyViews.Membership(c, person))]);
    }
}
