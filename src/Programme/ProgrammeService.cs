using Marketplace.Platform.Hosting;

namespace Marketplace.Programme;

/// <summary>The Programme service.</summary>
public sealed class ProgrammeService : Service
{
    public override string Name => "programme";

    public override void Register(ServiceParts parts) { }
}
