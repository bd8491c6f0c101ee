using Marketplace.Companies.Data;
using Marketplace.Companies.Features;
using Marketplace.Platform.Hosting;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Companies;

/// <summary>Companies, their members and their verification; the public directory.</summary>
public sealed class CompaniesService : Service
{
    public override string Name => "companies";

    public override void Register(ServiceParts parts) => parts
        .Texts()
        .Database<CompaniesDbContext, CompaniesSqliteDbContext>();

    public override void Map(RouteGroupBuilder api)
    {
        RegisterCompany.Map(api);
        VerifyCompany.Map(api);
        ListTaxonomies.Map(api);
    }
}
