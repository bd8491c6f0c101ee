using Marketplace.Companies.Data;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies.Features;

/// <summary>A company says anew what it is. Once verified, its kind and national id stay.</summary>
internal static class ChangeCompany
{
    public static void Map(RouteGroupBuilder api) => api
        .MapPut("/companies/{id:guid}", Handle)
        .RequireAuthorization(Policies.SignedIn)
        .Validate(new CompanyProfileValidator())
        .WithName("ChangeCompany");

    private static async Task<Results<Ok<CompanyDetails>, NotFound>> Handle(
        Guid id, CompanyProfile profile, IfMatch ifMatch, Caller caller, CompaniesDbContext db, TimeProvider clock, HttpContext http, CancellationToken ct)
    {
        if (await db.OwnAsync(caller, id, MemberRole.Editor, ct) is not { } company) return TypedResults.NotFound();
        ifMatch.Demand(company.Version);
        if (profile.NationalId != company.NationalId && await db.Companies.AnyAsync(c => c.NationalId == profile.NationalId, ct))
            throw new RuleException("company.national_id_taken") { Field = "nationalId" };

        company.Change(profile);
        db.Publish(CompanyViews.Changed(company, clock.GetUtcNow()));
        await db.SaveChangesAsync(ct);
        return http.Versioned(CompanyViews.Details(company), company.Version);
    }
}
