using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Sealing;

/// <summary>Registers the sealing of offers.</summary>
public static class SealingParts
{
    /// <summary>Adds <see cref="SealingKeyRing"/> and <see cref="Sealer"/>. The ring is opened on first use.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="configuration"><c>Sealing:KeyRing</c> names the ring's directory; it must not lie inside a database's backup.</param>
    /// <param name="dataFolder">Used when it is not set: <c>keys/sealing</c> below this.</param>
    public static IServiceCollection AddSealing(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var directory = configuration["Sealing:KeyRing"] is { Length: > 0 } chosen
            ? chosen
            : Path.Combine(dataFolder, "keys", "sealing");
        services.AddSingleton(provider =>
            new SealingKeyRing(directory, provider.GetService<TimeProvider>() ?? TimeProvider.System));
        return services.AddSingleton<Sealer>();
    }
}
