using Marketplace.Tests.Integration.Harness;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Marketplace.Tests.Integration.Platform.Http;

public sealed class NamingAVisitor
{
    [Theory, InlineData(null, "127.0.0.1"), InlineData("203.0.113.7", "203.0.113.7"), InlineData("198.51.100.1, 203.0.113.7", "203.0.113.7")]
    public async Task A_service_alone_believes_the_site_beside_it_and_nobody_before_it(string? told, string seen)
    {
        await using var app = await RunningMarketplace.StartAsync(new Dictionary<string, string?>(), b => b.Services.AddTransient<IStartupFilter, Echo>(), "notifications");
        using var http = app.Http(null);
        if (told is not null) http.DefaultRequestHeaders.Add("X-Forwarded-For", told);

        (await http.GetStringAsync(Echo.Path)).ShouldBe(seen);
    }

    [Fact]
    public async Task The_gateway_passes_on_where_a_visitor_comes_from_and_not_what_they_say()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        await using var companies = builder.Build();
        companies.Run(context => context.Response.WriteAsync(context.Request.Headers["X-Forwarded-For"].ToString()));
        await companies.StartAsync(TestContext.Current.CancellationToken);
        await using var site = await RunningSite.StartAsync(new Dictionary<string, string?> { ["Services:companies"] = companies.Urls.First() }, "web");
        using var http = new HttpClient { BaseAddress = site.Address };
        http.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.1, 203.0.113.7");

        (await http.GetStringAsync("/api/companies/v1/taxonomies")).ShouldBe("203.0.113.7");
    }

    private sealed class Echo : IStartupFilter
    {
        public const string Path = "/echo";

        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.Map(Path, echo => echo.Run(context => context.Response.WriteAsync($"{context.Connection.RemoteIpAddress}")));
            next(app);
        };
    }
}
