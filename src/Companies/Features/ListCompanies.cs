using Marketplace.Companies.Data;
using Marketplace.Companies.Domain;
using Marketplace.Contracts;
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

/// <summary>The public directory of verified companies; in other states the officers' queues.</summary>
internal static class ListCompanies
{
    public static void Map(RouteGroupBuilder api) => api
        .MapGet("/companies", Handle)
        .RequireAuthorization(Policies.SignedIn).AllowAnonymous()
        .WithName("ListCompanies");

    /// <param name="q">Part of a name in either language, in any spelling, or of a national id.</param>
    /// <param name="sort"><c>name</c> (default of the directory), <c>newest</c>, <c>waiting</c> (longest first, default of a queue).</param>
    private static async Task<Ok<Page<CompanyRow>>> Handle(
        CompanyState? state, CompanyKind? kind, string? province, string? field, string? q, string? sort, int? page, int? pageSize,
        Caller caller, CompaniesDbContext db, CancellationToken ct)
    {
        var wanted = state ?? CompanyState.Verified;
        if (wanted != CompanyState.Verified && !caller.SeesProgramme) throw new RuleException("company.state_not_public") { Kind = RuleKind.Forbidden };

        var companies = db.Companies.AsNoTracking().Where(c => c.State == wanted);
        if (kind is not null) companies = companies.Where(c => c.Kind == kind);
        if (!string.IsNullOrEmpty(province)) companies = companies.Where(c => c.Province == province);
        if (!string.IsNullOrEmpty(field)) companies = companies.Where(c => c.Fields.Contains(field));
        if (NameKeys.ToFind(q ?? "") is { Length: > 0 } key) companies = companies.Where(c => c.FindKey.Contains(key));

        var sorted = (sort ?? (wanted == CompanyState.Verified ? "name" : "waiting")) switch
        {
            "newest" => companies.OrderByDescending(c => c.VerifiedAt ?? c.CreatedAt),
            "waiting" => companies.OrderBy(c => c.SubmittedAt ?? c.CreatedAt),
            _ => companies.OrderBy(c => c.SortKey),
        };
        // The profile is read whole: PostgreSQL would take c.Profile.Place for a path into its JSON.
        var found = await Paging.Of(page, pageSize).ReadAsync(
            sorted.ThenBy(c => c.Id).Select(c => new { c.Id, c.Kind, c.State, c.NameFa, c.NameEn, c.Profile, c.Fields, c.SubmittedAt, c.VerifiedAt }), ct);
        return TypedResults.Ok(found.Of(c => new CompanyRow(c.Id, c.Kind, c.State, c.NameFa, c.NameEn, c.Profile.Place, c.Fields, c.SubmittedAt, c.VerifiedAt)));
    }
}
