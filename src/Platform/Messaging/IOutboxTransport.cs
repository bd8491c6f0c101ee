namespace Marketplace.Platform.Messaging;

/// <summary>Takes committed events to the bus.</summary>
public interface IOutboxTransport
{
    /// <summary>Whether what was published and not yet consumed is lost when the process stops.</summary>
    bool ForgetsOnStop { get; }

    /// <summary>Makes sure every queue that wants events exists, so that nothing is published into the void.</summary>
    Task PrepareAsync(CancellationToken ct);

    /// <summary>Sends in the given order and returns when the bus has taken responsibility for all of them.</summary>
    /// <returns>What could not be sent for its own sake, with the reason; the rest is sent.</returns>
    /// <exception cref="Exception">The bus is away; nothing may be taken for sent.</exception>
    Task<IReadOnlyDictionary<long, string>> SendAsync(IReadOnlyList<OutboxMessage> messages, CancellationToken ct);
}
