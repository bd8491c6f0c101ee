using Marketplace.Companies.Data;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>One company: the public part to everybody once verified, all of it to its members and to the programme.</summary>
internal static class GetCompany
{
    // The policy makes known who calls; nobody is turned away.
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/companies/{id:guid}", Handle)
        .RequireAuthorization(Policies.SignedIn).AllowAnonymous()
        .WithName("GetCompany");

    private static async Task<Results<Ok<CompanyDetails>, NotFound>> Handle(Guid id, Caller caller, CompaniesDbContext db, HttpContext http, CancellationToken ct)
    {
        if (await db.Companies.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } company) return TypedResults.NotFound();
        if (caller.SeesProgramme || company.RoleOf(caller) is not null) return http.Versioned(CompanyViews.Details(company), company.Version);
        return company.State == CompanyState.Verified ? http.Versioned(CompanyViews.Public(company), company.Version) : TypedResults.NotFound();
    }
}
