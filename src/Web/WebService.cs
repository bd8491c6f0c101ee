using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Programme;
using Marketplace.Contracts.Search;
using Marketplace.Platform.Hosting;
using Marketplace.Platform.Jobs;
using Marketplace.Platform.Mail;
using Marketplace.Web.Accounts;
using Marketplace.Web.Clients;
using Marketplace.Web.Data;
using Marketplace.Web.Demo;
using Marketplace.Web.Gateway;
using Marketplace.Web.Pages.Admin;
using Marketplace.Web.Sessions;
using Marketplace.Web.Site;
using Marketplace.Web.Tokens;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Web;

/// <summary>Pages, accounts, and the public gateway to the services' APIs. Reaches the services over HTTP only.</summary>
public sealed class WebService : Service
{
    public override string Name => "web";

    public override IReadOnlyList<CommandPart> Commands => [new(AppointCommand.Name, AppointCommand.Description, AppointCommand.RunAsync)];

    public override void Register(ServiceParts parts)
    {
        parts.Database<WebDbContext, WebSqliteDbContext>();
        parts.Republishes<WebDbContext>((db, now) => db.People.AsNoTracking().AsAsyncEnumerable().Select(p => p.Changed(now)));
        parts.Services.AddSite();
        SitePolicies.Add(parts.Services);
        parts.Services.AddSingleton<ServiceHealths>().AddHttpClient(ServiceHealths.Client, http => http.Timeout = TimeSpan.FromSeconds(6));
        parts.AddAccounts();
        parts.AddTokens();
        parts.AddTokenServer();
        parts.Services.AddHttpForwarder();
        parts.Job<KeptForms>("forget-kept-forms", "30 3 * * *", f => f.ForgetAsync());
        if (parts.Environment.IsDevelopment())
        {
            parts.Services.AddHostedService<DemoPeople>();
            parts.Services.AddScoped<IDemo, DemoBusiness>();
            parts.Services.AddHostedService<DemoPlay>();
        }

        Client<ICompaniesApi>(parts, "companies");
        Client<IChallengesApi>(parts, "challenges");
        Client<IOffersApi>(parts, "offers");
        Client<ISearchApi>(parts, "search");
        Client<IProgrammeApi>(parts, "programme");
        Client<INotificationsApi>(parts, "notifications");
    }

    public override void MapSite(WebApplication app)
    {
        app.Use(ShellStates.Invoke);
        app.MapTokenEndpoint();
        app.MapGateway();
        app.MapApiReference();
        app.MapMailViewer();
        app.MapJobsDashboard(SitePolicies.Administrator).WithSecurityHeadersPolicy(SecurityHeaders.Tools);
        app.UseSite();
    }

    private static void Client<TApi>(ServiceParts parts, string service)
        where TApi : class => parts.Client<TApi>(service).AddHttpMessageHandler<CallAsCaller>();
}
