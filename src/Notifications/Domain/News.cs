using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Contracts;

namespace Marketplace.Notifications.Domain;

/// <summary>Something to tell, before it is known to whom.</summary>
/// <param name="Key">Of the event: nobody is told of one twice.</param>
/// <param name="Topic">One of <see cref="Topics"/>.</param>
/// <param name="Words">Key of the text, whose <c>{name}</c>s are filled from <see cref="Arguments"/>.</param>
/// <param name="At">When it happened.</param>
public sealed record News(Guid Key, string Topic, string Words, DateTimeOffset At)
{
    public IReadOnlyDictionary<string, Said> Arguments { get; init; } = new Dictionary<string, Said>();

    /// <summary>Where to go, as a path of the site without the language.</summary>
    public string? Path { get; init; }

    /// <summary>Somebody waits for the reader.</summary>
    public bool NeedsAction { get; init; }

    /// <summary>The challenge whose code and title are still to be put in; null where the event itself said them.</summary>
    public Guid? ChallengeId { get; init; }

    /// <param name="words">When it differs from the topic.</param>
    public static News Of(Event moment, string topic, string? words = null) => new(KeyOf(moment), topic, words ?? topic, moment.OccurredAt);

    public News With(string name, Said value) => this with { Arguments = new Dictionary<string, Said>(Arguments) { [name] = value } };

    public News To(string path, bool needsAction = false) => this with { Path = path, NeedsAction = needsAction };

    /// <summary>A key of everything the event says: moments of one aggregate may share its version, but never all of their words.</summary>
    private static Guid KeyOf(Event moment) =>
        KeyOf(moment.GetType().FullName + JsonSerializer.Serialize(moment, moment.GetType()));

    /// <summary>For what is news once, however often it is said.</summary>
    public static Guid KeyOf(string fact) => new(SHA256.HashData(Encoding.UTF8.GetBytes(fact)).AsSpan(0, 16));
}
