using Marketplace.Platform.Hosting;

namespace Marketplace.Challenges;

/// <summary>The Challenges service.</summary>
public sealed class ChallengesService : Service
{
    public override string Name => "challenges";

    public override void Register(ServiceParts parts) { }
}
