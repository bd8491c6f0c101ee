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

/// <summary>An officer takes a verified company out of the directory and out of business here, with a reason.</summary>
internal static class SuspendCompany
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPost("/companies/{id:guid}/suspend", Handle)
        .RequireAuthorization(Policies.Officer)
        .Validate(new ReasonValidator())
        .WithName("SuspendCompany");

    private static async Task<Results<Ok<CompanyDetails>, NotFound>> Handle(
        Guid id, ReasonRequest request, CompaniesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.Companies.SingleOrDefaultAsync(c => c.Id == id, ct) is not { } company) return TypedResults.NotFound();

        var now = clock.GetUtcNow();
        company.Suspend(request.Reason);
        db.Publish(CompanyViews.Changed(company, now));
        db.Publish(new CompanySuspended { Id = company.Id, Version = company.Version, OccurredAt = now, Reason = request.Reason });
        await db.SaveChangesAsync(ct);
        return http.Versioned(CompanyViews.Details(company), company.Version);
    }
}
