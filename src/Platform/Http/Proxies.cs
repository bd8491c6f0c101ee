using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Http;

/// <summary>
/// Who is believed when it says where a request came from and that it came by TLS: those on this machine, and the networks in <c>Site:Proxies</c>,
/// such as <c>10.0.0.0/8, 192.168.1.7/32</c>. For the site that is the proxy in front of it, for a service in a process of its own the site.
/// </summary>
internal static class Proxies
{
    public static void Trust(IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            foreach (var network in (configuration["Site:Proxies"] ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
                o.KnownIPNetworks.Add(System.Net.IPNetwork.Parse(network));
        });
        services.AddTransient<IStartupFilter, First>();
    }

    // Before everything else, which all goes by what it says.
    private sealed class First : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            app.UseForwardedHeaders();
            next(app);
        };
    }
}
