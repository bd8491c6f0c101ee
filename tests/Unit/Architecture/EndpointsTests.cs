using Marketplace.Platform.Hosting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Shouldly;

namespace Marketplace.Tests.Unit.Architecture;

public sealed class EndpointsTests : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("niazgah-endpoints-").FullName;
    private readonly WebApplication _app;

    public EndpointsTests() => _app = MarketplaceHost.Build(
        Host.Services.All, Host.Services.All, [new("Data", _folder)], b => b.Logging.ClearProviders());

    [Fact]
    public void Every_endpoint_names_a_policy_or_is_public()
    {
        var open = Endpoints().Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is null
            && !e.Metadata.GetOrderedMetadata<IAuthorizeData>().Any(a => !string.IsNullOrEmpty(a.Policy))
            && e.Metadata.GetMetadata<AuthorizationPolicy>() is null);

        // An unpublished build also serves assets that changed since it was built.
        open.Select(e => e.DisplayName).Where(n => n != "Fallback {**path:file}").ShouldBeEmpty();
    }

    [Fact]
    public void Every_endpoint_of_an_api_has_a_name_of_its_own()
    {
        var api = Endpoints().Where(e => e.RoutePattern.RawText!.StartsWith("/api/", StringComparison.Ordinal) && e.Metadata.GetMetadata<IEndpointGroupNameMetadata>() is not null).ToList();

        api.Where(e => e.Metadata.GetMetadata<IEndpointNameMetadata>() is null).Select(e => e.DisplayName).ShouldBeEmpty();
        api.GroupBy(e => e.Metadata.GetMetadata<IEndpointNameMetadata>()!.EndpointName).Where(g => g.Count() > 1).Select(g => g.Key).ShouldBeEmpty();
        api.ShouldNotBeEmpty();
    }

    private List<RouteEndpoint> Endpoints() => [.. ((IEndpointRouteBuilder)_app).DataSources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>()];

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }
}
