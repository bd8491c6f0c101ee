namespace Marketplace.Contracts;

/// <summary>Something that happened to one aggregate. Published through the outbox, so it exists if and only if the state does.</summary>
/// <remarks>Changes are additive; a breaking change is a new type. No sealed offer content is ever carried.</remarks>
public abstract record Event
{
    /// <summary>The aggregate it happened to.</summary>
    public required Guid Id { get; init; }

    /// <summary>The aggregate's version after it happened; grows by one with each change.</summary>
    public required long Version { get; init; }

    /// <summary>When it happened, by the clock of the service that says so.</summary>
    public required DateTimeOffset OccurredAt { get; init; }
}

/// <summary>The full public state of an aggregate. A consumer upserts it when the version is newer, so order and repeats do not matter.</summary>
public abstract record StateEvent : Event;

/// <summary>A moment to react to once.</summary>
public abstract record MomentEvent : Event;
