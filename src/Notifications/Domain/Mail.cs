namespace Marketplace.Notifications.Domain;

/// <summary>What an e-mail holds.</summary>
public enum MailKind { Notice, Digest, Invitation }

/// <summary>
/// Waiting → Sending → Sent | Refused (the server will never take it); Sending → Waiting when it certainly was not taken and may be later;
/// Sending → Uncertain when the process died before it knew; Waiting → Expired when it could not be sent while it was news.
/// </summary>
public enum MailState { Waiting, Sending, Sent, Refused, Uncertain, Expired }

/// <summary>One e-mail to one person. What it says is made when it is sent, from the notifications in it.</summary>
public sealed class Mail
{
    private Mail() { }

    public Guid Id { get; private set; }

    /// <summary>The same for the same news to the same person, also when the row is made anew from events heard again.</summary>
    public string MessageId { get; private set; } = "";
    public MailKind Kind { get; private set; }

    /// <summary>Whose address is looked up when sending; null for an invitation, whose address is all that is known.</summary>
    public Guid? PersonId { get; private set; }
    public DateTimeOffset At { get; private set; }
    public MailState State { get; private set; }
    public DateTimeOffset NextAttemptAt { get; private set; }
    public DateTimeOffset? AttemptedAt { get; private set; }
    public int Attempts { get; private set; }

    /// <summary>Why the last attempt failed; never names the recipient.</summary>
    public string? Error { get; private set; }

    /// <summary>Of an invitation; null once it is sent or given up: nobody needs to know it here any longer.</summary>
    public string? Address { get; private set; }
    public string? Path { get; private set; }
    public IReadOnlyDictionary<string, Said>? Arguments { get; private set; }

    /// <summary>In which the invitation was spoken; null when it was not said.</summary>
    public string? Language { get; private set; }

    /// <summary>One notification at once.</summary>
    public static Mail Notice(Notification notification, DateTimeOffset now) =>
        Create(MailKind.Notice, $"{notification.EventKey:N}.{notification.PersonId:N}", notification.PersonId, notification.At, now);

    /// <summary>Everything of a day; there is one for a person and a day.</summary>
    public static Mail Digest(Guid personId, DateOnly day, DateTimeOffset now) => Create(MailKind.Digest, DigestId(personId, day), personId, now, now);

    public static string DigestId(Guid personId, DateOnly day) => $"digest.{day:yyyyMMdd}.{personId:N}";

    /// <param name="path">Holds the secret of the invitation.</param>
    public static Mail Invitation(Guid invitationId, string address, string path, IReadOnlyDictionary<string, Said> arguments, string? language, DateTimeOffset at, DateTimeOffset now)
    {
        var mail = Create(MailKind.Invitation, InvitationMessageId(invitationId), null, at, now);
        (mail.Address, mail.Path, mail.Arguments, mail.Language) = (address, path, arguments, language);
        return mail;
    }

    public static string InvitationMessageId(Guid invitationId) => $"invitation.{invitationId:N}";

    private static Mail Create(MailKind kind, string messageId, Guid? personId, DateTimeOffset at, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), Kind = kind, MessageId = messageId, PersonId = personId, At = at, NextAttemptAt = now,
    };
}

/// <summary>What is known of sending as a whole; one row.</summary>
public sealed class MailLedger
{
    public const int TheOne = 1;

    private MailLedger() { }

    public int Id { get; private set; }

    /// <summary>The latest instant at which a message was about to be handed over.</summary>
    public DateTimeOffset LastAttemptAt { get; private set; }

    /// <summary>What happened until here may have been mailed before the database was restored, and is not mailed any more.</summary>
    public DateTimeOffset Horizon { get; private set; }
}
