using Marketplace.Companies.Data;
using Marketplace.Companies.Features;
using Marketplace.Platform.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Companies;

/// <summary>Companies, their members and their verification; the public directory.</summary>
public sealed class CompaniesService : Service
{
    public override string Name => "companies";

    public override void Register(ServiceParts parts) => parts
        .Texts()
        .Database<CompaniesDbContext, CompaniesSqliteDbContext>()
        .Republishes<CompaniesDbContext>((db, now) => db.Companies.AsNoTracking().AsAsyncEnumerable().Select(c => CompanyViews.Changed(c, now)));

    public override void Map(RouteGroupBuilder api)
    {
        RegisterCompany.Map(api);
        VerifyCompany.Map(api);
    }
}
