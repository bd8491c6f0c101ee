namespace Marketplace.Platform.Domain;

/// <summary>A thing that changes as a whole. Its version grows with every change and is what two writers at once are told apart by.</summary>
public abstract class Aggregate
{
    public Guid Id { get; protected set; }

    /// <summary>Grows by one with every change; the concurrency token and the version its events carry.</summary>
    public long Version { get; private set; }

    /// <summary>Every method that changes the aggregate calls this once.</summary>
    protected void Touch() => Version++;
}
