using Marketplace.Platform.Hosting;

namespace Marketplace.Notifications;

/// <summary>The Notifications service.</summary>
public sealed class NotificationsService : Service
{
    public override string Name => "notifications";

    public override void Register(ServiceParts parts) { }
}
