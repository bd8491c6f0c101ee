using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Marketplace.Platform.Audit;

/// <summary>Registers the audit trail.</summary>
public static class AuditParts
{
    /// <summary>Adds <see cref="AuditTrail"/>, <see cref="AuditAnchors"/> and <see cref="AuditChainer"/>.</summary>
    /// <param name="services">The process's services.</param>
    /// <param name="configuration"><c>Audit:Anchors</c> names the directory of the anchors.</param>
    /// <param name="dataFolder">Used when it is not set: <c>anchors</c> below this.</param>
    public static IServiceCollection AddAuditTrail(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var directory = configuration["Audit:Anchors"] is { Length: > 0 } chosen ? chosen : Path.Combine(dataFolder, "anchors");
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new AuditAnchors(directory));
        services.AddSingleton<AuditTrail>();
        return services.AddSingleton<AuditChainer>();
    }
}
