using Marketplace.Contracts;

namespace Marketplace.Platform.Messaging;

/// <summary>
/// Reacts to an event. Changes the service's own DbContext and does not save: the inbox entry and the changes are saved together, once. A
/// repeated message never gets here; an exception is retried with back-off and then parked with its reason.
/// </summary>
public interface IConsume<in TEvent>
    where TEvent : Event
{
    Task Consume(TEvent message, CancellationToken ct);
}
