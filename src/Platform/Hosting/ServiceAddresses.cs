using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Hosting;

/// <summary>Where each service is reached: <c>Services__{name}</c>, or this very process.</summary>
public sealed class ServiceAddresses(IConfiguration configuration, IServiceProvider services)
{
    /// <summary>Base address of a service.</summary>
    /// <exception cref="InvalidOperationException">It is not configured and this process does not listen yet.</exception>
    public Uri Of(string service) => configuration[$"Services:{service}"] is { Length: > 0 } address ? new Uri(address) : Own();

    private Uri Own()
    {
        var listening = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault()
            ?? throw new InvalidOperationException("This process does not listen yet.");
        var uri = new Uri(listening.Replace("//+", "//127.0.0.1", StringComparison.Ordinal).Replace("//*", "//127.0.0.1", StringComparison.Ordinal));
        return uri.Host is "0.0.0.0" or "[::]" or "localhost" ? new UriBuilder(uri) { Host = "127.0.0.1" }.Uri : uri;
    }
}
