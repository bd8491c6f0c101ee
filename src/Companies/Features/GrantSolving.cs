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

/// <summary>An officer lets a verified small industry solve as well. Granting twice changes nothing.</summary>
internal static class GrantSolving
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/companies/{id:guid}/grant-solving", Handle)
        .RequireAuthorization(Policies.Officer)
        .WithName("GrantSolving");

    private static async Task<Results<Ok<CompanyDetails>, NotFound>> Handle(
        Guid id, CompaniesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.Companies.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } company) return TypedResults.NotFound();

        if (company.GrantSolving())
        {
            var now = clock.GetUtcNow();
            db.Publish(CompanyViews.Changed(company, now));
            db.Publish(new SolvingGranted { Id = company.Id, Version = company.Version, OccurredAt = now });
            await db.SaveChangesAsync(ct);
        }

        return http.Versioned(CompanyViews.Details(company), company.Version);
    }
}
