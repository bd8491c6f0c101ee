using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Programme;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Hosting;
using Marketplace.Web.Accounts;

namespace Marketplace.Web;

/// <summary>Pages, accounts, and the public gateway to the services' APIs. Reaches the services over HTTP only.</summary>
public sealed class WebService : Service
{
    public override string Name => "web";

    public override void Register(ServiceParts parts)
    {
        parts.Services.AddSite();
        SitePolicies.Add(parts.Services);
        parts.Client<ICompaniesApi>("companies");
        parts.Client<IChallengesApi>("challenges");
        parts.Client<IOffersApi>("offers");
        parts.Client<ISearchApi>("search");
        parts.Client<IProgrammeApi>("programme");
        parts.Client<INotificationsApi>("notifications");
    }

    public override void MapSite(WebApplication app) => app.UseSite();
}
