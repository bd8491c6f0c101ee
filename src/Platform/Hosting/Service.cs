using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Marketplace.Platform.Hosting;

/// <summary>One service of the marketplace: its table of contents.</summary>
public abstract class Service
{
    /// <summary>Lower-case name; its API lives under <c>/api/{name}/v1</c>.</summary>
    public abstract string Name { get; }

    /// <summary>The commands it brings to the executable.</summary>
    public virtual IReadOnlyList<CommandPart> Commands => [];

    /// <summary>Says what the service stands on: its database, consumers, jobs, texts.</summary>
    public abstract void Register(ServiceParts parts);

    /// <summary>Maps the API. Every endpoint names a policy or is marked public.</summary>
    public virtual void Map(RouteGroupBuilder api) { }

    /// <summary>Maps what lies outside the API; the Web service's pages.</summary>
    public virtual void MapSite(WebApplication app) { }
}
