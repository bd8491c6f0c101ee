using Marketplace.Companies.Data;
using Marketplace.Contracts;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>An officer sends a submitted company back and says what is missing.</summary>
internal static class ReturnCompany
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/companies/{id:guid}/return", Handle)
        .RequireAuthorization(Policies.Officer)
        .Validate(new ReasonValidator())
        .WithName("ReturnCompany");

    private static async Task<Results<Ok<CompanyDetails>, NotFound>> Handle(
        Guid id, ReasonRequest request, CompaniesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.Companies.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } company) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        company.Return(request.Reason);
        db.Publish(CompanyViews.Changed(company, now));
        db.Publish(new CompanyReturned { Id = company.Id, Version = company.Version, OccurredAt = now, Reason = request.Reason });
        await db.SaveChangesAsync(ct);
        return http.Versioned(CompanyViews.Details(company), company.Version);
    }
}
