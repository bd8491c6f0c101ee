using Microsoft.AspNetCore.HttpOverrides;

namespace Marketplace.Web.Site;

/// <summary>
/// Which proxies are believed when they say where a request came from and that it came by TLS: those on this machine, and the networks in
/// <c>Site:Proxies</c>, such as <c>10.0.0.0/8, 192.168.1.7/32</c>.
/// </summary>
internal static class Proxies
{
    public static void Trust(IServiceCollection services, IConfiguration configuration) => services.Configure<ForwardedHeadersOptions>(o =>
    {
        o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
        foreach (var network in (configuration["Site:Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
    });
}
