using Marketplace.Platform.Hosting;

namespace Marketplace.Offers;

/// <summary>The Offers service.</summary>
public sealed class OffersService : Service
{
    public override string Name => "offers";

    public override void Register(ServiceParts parts) { }
}
