using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using Marketplace.Contracts;
using Marketplace.Platform.Http;

namespace Marketplace.Platform.Messaging;

/// <summary>An event waiting in, or sent from, the outbox of the service that published it.</summary>
public sealed class OutboxMessage
{
    private OutboxMessage() { }

    /// <summary>Order of sending.</summary>
    public long Id { get; private set; }

    /// <summary>What consumers tell a repeated message by.</summary>
    public Guid MessageId { get; private set; }

    /// <summary>Stable name of the event, for example <c>challenges.ChallengePublished</c>.</summary>
    [MaxLength(120)]
    public string Type { get; private set; } = "";

    /// <summary>The event as JSON.</summary>
    public string Body { get; private set; } = "";

    /// <summary>W3C trace context of the request that caused it.</summary>
    [MaxLength(80)]
    public string? TraceParent { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? SentAt { get; set; }

    /// <summary>How often sending failed because of the message itself.</summary>
    public int Attempts { get; set; }

    /// <summary>Set when the message can never be sent; <c>replay</c> clears it.</summary>
    public DateTimeOffset? ParkedAt { get; set; }

    [MaxLength(2000)]
    public string? Error { get; set; }

    public static OutboxMessage Of(Event message, string? traceParent) => new()
    {
        MessageId = Guid.CreateVersion7(),
        Type = EventTypes.NameOf(message.GetType()),
        Body = JsonSerializer.Serialize(message, message.GetType(), Json.Options),
        TraceParent = traceParent,
        CreatedAt = message.OccurredAt,
    };
}

/// <summary>A message one consumer has had, and its effect with it.</summary>
public sealed class InboxEntry
{
    public Guid MessageId { get; set; }

    [MaxLength(120)]
    public string Consumer { get; set; } = "";

    public DateTimeOffset ConsumedAt { get; set; }
}

/// <summary>A message a consumer could not digest, kept with the reason until somebody replays it.</summary>
public sealed class ParkedMessage
{
    public Guid MessageId { get; set; }

    [MaxLength(120)]
    public string Consumer { get; set; } = "";

    [MaxLength(120)]
    public string Type { get; set; } = "";

    public string Body { get; set; } = "";

    [MaxLength(2000)]
    public string Reason { get; set; } = "";

    public DateTimeOffset ParkedAt { get; set; }
}
