using System.Net;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Programme;
using Marketplace.Contracts.Search;
using Marketplace.Web;
using Marketplace.Web.Shell;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Refit;
using Xunit;

namespace Marketplace.Tests.Unit.Web;

/// <summary>The site alone, on a real server of its own, with a few endpoints that fail on purpose. None of the services is there.</summary>
public sealed class Site : IAsyncLifetime
{
    private WebApplication _app = null!;

    /// <summary>A reader without cookies who follows no redirects.</summary>
    public HttpClient Client { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = typeof(WebSite).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            EnvironmentName = Environments.Production,
        });
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        // Tests run what is built, not what is published: the assets still lie in the project.
        builder.WebHost.UseStaticWebAssets();
        builder.Logging.ClearProviders();
        builder.Services.AddSite();
        builder.Services.AddAuthorization();
        AddAbsentServices(builder.Services);
        builder.Services.AddControllers().PartManager.ApplicationParts.Add(new AssemblyPart(typeof(BindingController).Assembly));
        _app = builder.Build();
        _app.Use((context, next) =>
        {
            if (Enum.TryParse<ShellRole>(context.Request.Headers["X-Role"], out var role))
                context.Features.Set(new ShellState("<b>مریم</b>", "سهندگداز", [role], 3));
            return next(context);
        });
        _app.UseSite();
        _app.MapControllers();
        _app.MapGet("/fa/fault", string () => throw new InvalidOperationException("a secret of the house"));
        _app.MapGet("/en/away", string () => throw new HttpRequestException("a secret of the house"));
        _app.MapGet("/fa/forbidden", () => Results.StatusCode(403));
        _app.MapGet("/api/fault", () => Results.StatusCode(404));
        await _app.StartAsync();
        Client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = new Uri(_app.Urls.Single()),
        };
    }

    private static void AddAbsentServices(IServiceCollection services)
    {
        var nobody = new HttpClient(new Nobody()) { BaseAddress = new Uri("http://nobody.example") };
        services.AddSingleton(RestService.ForGenerated<ICompaniesApi>(nobody));
        services.AddSingleton(RestService.ForGenerated<IChallengesApi>(nobody));
        services.AddSingleton(RestService.ForGenerated<IOffersApi>(nobody));
        services.AddSingleton(RestService.ForGenerated<ISearchApi>(nobody));
        services.AddSingleton(RestService.ForGenerated<IProgrammeApi>(nobody));
        services.AddSingleton(RestService.ForGenerated<INotificationsApi>(nobody));
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }

    /// <summary>Asks for an address with the headers given as pairs.</summary>
    public Task<HttpResponseMessage> Get(string path, params (string Name, string Value)[] headers)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        return Client.SendAsync(request, TestContext.Current.CancellationToken);
    }

    /// <summary>The page at an address.</summary>
    public async Task<string> Page(string path, params (string Name, string Value)[] headers) =>
        await (await Get(path, headers)).Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    private sealed class Nobody : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            throw new HttpRequestException("a secret of the house");
    }
}
