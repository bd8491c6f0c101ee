using Marketplace.Companies.Consumers;
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
        .Consumer<MemberNameConsumer>()
        .Republishes<CompaniesDbContext>((db, now) => db.Companies.AsNoTracking().AsAsyncEnumerable().Select(c => CompanyViews.Changed(c, now)));

    public override void Map(RouteGroupBuilder api)
    {
        RegisterCompany.Map(api);
        ChangeCompany.Map(api);
        GetCompany.Map(api);
        ListCompanies.Map(api);

        SubmitCompany.Map(api);
        VerifyCompany.Map(api);
        ReturnCompany.Map(api);
        SuspendCompany.Map(api);
        ReinstateCompany.Map(api);
        GrantSolving.Map(api);

        ListMemberships.Map(api);
        InviteMember.Map(api);
        ListInvitations.Map(api);
        RevokeInvitation.Map(api);
        AcceptInvitation.Map(api);
        ChangeRole.Map(api);
        RemoveMember.Map(api);

        ListTaxonomies.Map(api);
    }
}
