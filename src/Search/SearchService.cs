using Marketplace.Platform.Hosting;

namespace Marketplace.Search;

/// <summary>The Search service.</summary>
public sealed class SearchService : Service
{
    public override string Name => "search";

    public override void Register(ServiceParts parts) { }
}
