using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Contracts;

namespace Marketplace.Programme.Domain;

/// <summary>Something that happened to a challenge.</summary>
public sealed class TrailRecord
{
    private TrailRecord() { }

    public Guid Id { get; private set; }
    public Guid ChallengeId { get; private set; }

    /// <summary>What the event is told from others by; a repeated one has the same.</summary>
    public Guid EventKey { get; private set; }
    public DateTimeOffset At { get; private set; }

    /// <summary>Stable name of the event.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>The company it is about; null when it is about the seeker or everybody.</summary>
    public Guid? CompanyId { get; private set; }

    public static TrailRecord Of(Guid eventKey, string kind, Guid challengeId, Guid? companyId, DateTimeOffset at) => new()
    {
        Id = Guid.CreateVersion7(at), EventKey = eventKey, Kind = kind, ChallengeId = challengeId, CompanyId = companyId, At = at,
    };

    /// <summary>A key of everything the event says: moments of one aggregate may share its version, but never all of their words.</summary>
    public static Guid KeyOf(string kind, Event moment) =>
        new(SHA256.HashData([.. JsonSerializer.SerializeToUtf8Bytes(kind), .. JsonSerializer.SerializeToUtf8Bytes(moment, moment.GetType())]).AsSpan(0, 16));
}
