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

/// <summary>An officer finds a submitted company to be what it says.</summary>
internal static class VerifyCompany
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/companies/{id:guid}/verify", Handle)
        .RequireAuthorization(Policies.Officer)
        .WithName("VerifyCompany");

    private static async Task<Results<Ok<CompanyDetails>, NotFound>> Handle(Guid id, CompaniesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.Companies.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } company) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        company.Verify(now);
        db.Publish(CompanyViews.Changed(company, now));
        db.Publish(new CompanyVerified { Id = company.Id, Version = company.Version, OccurredAt = now });
        await db.SaveChangesAsync(ct);
        return http.Versioned(CompanyViews.Details(company), company.Version);
    }
}
