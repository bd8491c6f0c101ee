using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;

namespace Marketplace.Notifications.Domain;

/// <summary>Something one person is told. Its text is made when it is read, in the reader's language.</summary>
public sealed class Notification
{
    private Notification() { }

    public Guid Id { get; private set; }

    /// <summary>The event it tells of. A person has at most one notification of an event.</summary>
    public Guid EventKey { get; private set; }
    public Guid PersonId { get; private set; }
    public string Topic { get; private set; } = "";
    public string Words { get; private set; } = "";
    public IReadOnlyDictionary<string, Said> Arguments { get; private set; } = new Dictionary<string, Said>();
    public string? Path { get; private set; }
    public bool NeedsAction { get; private set; }
    public DateTimeOffset At { get; private set; }
    public DateTimeOffset? ReadAt { get; private set; }

    /// <summary>How it goes by e-mail, as chosen when it came.</summary>
    public EmailChoice Email { get; private set; }

    /// <summary>The e-mail it is in; null while it is in none.</summary>
    public Guid? MailId { get; private set; }

    public static Notification Of(News news, Guid personId, bool needsAction, EmailChoice email, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now),
        EventKey = news.Key,
        PersonId = personId,
        Topic = news.Topic,
        Words = news.Words,
        Arguments = news.Arguments,
        Path = news.Path,
        NeedsAction = needsAction,
        At = news.At,
        Email = email,
    };

    public void Read(DateTimeOffset now) => ReadAt ??= now;

    public void SendIn(Mail mail) => MailId = mail.Id;
}

/// <summary>News for a company or of a challenge not heard of yet, or for officers while there are none. Told as soon as all is known.</summary>
public sealed class WaitingNews
{
    private WaitingNews() { }

    public Guid Id { get; private set; }

    /// <summary>Null for officers.</summary>
    public Guid? CompanyId { get; private set; }
    public MemberRole AtLeast { get; private set; }
    public Guid? ChallengeId { get; private set; }
    public News News { get; private set; } = null!;

    public static WaitingNews For(Guid? companyId, MemberRole atLeast, News news, DateTimeOffset now) => new()
    {
        Id = Guid.CreateVersion7(now), CompanyId = companyId, AtLeast = atLeast, ChallengeId = news.ChallengeId, News = news,
    };
}
