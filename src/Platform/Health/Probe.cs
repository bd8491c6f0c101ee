namespace Marketplace.Platform.Health;

/// <summary>The state of a part.</summary>
public enum ProbeState
{
    /// <summary>It works.</summary>
    Up,

    /// <summary>It works with less than it should, such as a search whose index is being rebuilt; the process still takes requests.</summary>
    Degraded,

    /// <summary>It does not; the process should get no requests that need it.</summary>
    Down,
}

/// <summary>Asks one part how it is. Throwing or taking longer than five seconds means down.</summary>
public delegate Task<ProbeState> Probe(IServiceProvider services, CancellationToken ct);
