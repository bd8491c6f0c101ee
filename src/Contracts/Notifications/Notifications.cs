namespace Marketplace.Contracts.Notifications;

/// <summary>Something a person is told.</summary>
/// <param name="Topic">For example <c>challenge.published</c>; e-mail is chosen per topic.</param>
/// <param name="Text">In the caller's language.</param>
/// <param name="Path">Where to go, as a path of the site without the language; null when there is nowhere.</param>
/// <param name="NeedsAction">Somebody waits for the reader.</param>
public sealed record NotificationDetails(Guid Id, string Topic, string Text, string? Path, bool NeedsAction, DateTimeOffset At, DateTimeOffset? ReadAt);

public sealed record UnreadCount(int Count);

/// <summary>How a person hears of a topic by e-mail.</summary>
public enum EmailChoice { Immediately, Daily, Never }

/// <param name="Name">The topic in the caller's language; ignored when choosing.</param>
public sealed record TopicChoice(string Topic, EmailChoice Email, string? Name = null);

public sealed record ChangeTopics(IReadOnlyList<TopicChoice> Topics);
