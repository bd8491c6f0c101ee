

namespace Marketplace.Platform.Messaging;

/// <summary>A consumer of some service: its queue and the event that goes there.</summary>
/// <param name="Queue">For example <c>search-challenge-changed</c>: the consumer's class after its service.</param>
public sealed record ConsumerPart(string Service, Type Context, Type Consumer, Type Event, int Concurrency)
{
    public string Queue { get; } = $"{Service}-{Kebab(Consumer.Name)}";

    public string Exchange { get; } = $"{Event.Namespace}:{Event.Name}";

    internal Type InboxType => typeof(Inbox<,,>).MakeGenericType(Context, Consumer, Event);

    internal Type QueueType => typeof(InboxQueue<,,>).MakeGenericType(Context, Consumer, Event);

    internal Type ConsumerType => typeof(InboxConsumer<,,>).MakeGenericType(Context, Consumer, Event);

    private static string Kebab(string name)
    {
        var bare = name.EndsWith("Consumer", StringComparison.Ordinal) ? name[..^"Consumer".Length] : name;
        return string.Concat(bare.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "-" : "") + char.ToLowerInvariant(c) : c.ToString()));
    }

    internal static ConsumerPart Of(string service, Type context, Type consumer, int concurrency)
    {
        var contracts = consumer.GetInterfaces().Where(i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IConsume<>)).ToList();
        if (contracts.Count != 1) throw new ArgumentException($"{consumer} must consume exactly one event.", nameof(consumer));
        return new ConsumerPart(service, context, consumer, contracts[0].GenericTypeArguments[0], concurrency);
    }
}

/// <summary>Every queue of the whole product, also of services that run elsewhere or not yet: a sender declares them all before it sends.</summary>
public sealed record Topology(IReadOnlyList<ConsumerPart> Consumers)
{
    /// <summary>Deliveries of one message before the broker gives it up to the error queue. Only a process that dies while consuming counts one.</summary>
    public const int DeliveryLimit = 20;

    public static Dictionary<string, object?> QueueArguments(string queue) => new()
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = DeliveryLimit,
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = ErrorQueue(queue),
        ["x-dead-letter-strategy"] = "at-least-once",
        ["x-overflow"] = "reject-publish",
    };

    public static string ErrorQueue(string queue) => queue + "_error";

}
