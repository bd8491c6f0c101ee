using Marketplace.Contracts.Challenges;

namespace Marketplace.Programme.Domain;

/// <summary>What the programme knows of a challenge: a copy of its public state, and what happened to it that its state does not tell.</summary>
public sealed class TrackedChallenge
{
    private TrackedChallenge() { }

    public Guid Id { get; private set; }

    /// <summary>Of the state copied; 0 while only other events spoke of the challenge. Such a challenge is shown to nobody.</summary>
    public long Version { get; private set; }
    public string Code { get; private set; } = "";
    public string Title { get; private set; } = "";
    public ChallengeState State { get; private set; }
    public string SeekerNameFa { get; private set; } = "";
    public string? SeekerNameEn { get; private set; }
    public string? Province { get; private set; }
    public List<string> Fields { get; private set; } = [];
    public bool HideOfferCount { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }
    public DateTimeOffset? ClosesAt { get; private set; }

    /// <summary>When it entered its state.</summary>
    public DateTimeOffset StateSince { get; private set; }

    /// <summary>From when on it is no secret who offered: the closing time; never for a challenge cancelled before its offers were opened.</summary>
    public DateTimeOffset? OpensAt { get; private set; }

    public DateTimeOffset? OffersOpenedAt { get; private set; }
    public DateTimeOffset? FirstOfferAt { get; private set; }
    public DateTimeOffset? AwardedAt { get; private set; }

    /// <summary>From publication to the first offer handed in; null until both are known.</summary>
    public double? HoursToFirstOffer { get; private set; }

    /// <summary>From publication to the confirmed award; null until both are known.</summary>
    public double? DaysToAward { get; private set; }

    public static TrackedChallenge HeardOf(Guid id) => new() { Id = id };

    /// <summary>Takes the state over unless it is older than the one known.</summary>
    public void Take(ChallengeChanged news)
    {
        if (news.Version <= Version)
        {
            // Older news of the same state: it was entered earlier than it seemed.
            if (news.State == State && news.OccurredAt < StateSince && State is not (ChallengeState.InReview or ChallengeState.Published)) StateSince = news.OccurredAt;
            return;
        }

        if (Version == 0 || news.State != State || Restarts(news)) StateSince = Entered(news);
        (Version, Code, Title, State) = (news.Version, news.Code, news.Title, news.State);
        (SeekerNameFa, SeekerNameEn) = (news.SeekerNameFa, news.SeekerNameEn);
        (Province, Fields) = (news.Place?.Province, [.. news.Fields]);
        (HideOfferCount, PublishedAt, ClosesAt) = (news.HideOfferCount, news.PublishedAt, news.ClosesAt);
        Settle();
    }

    public void OfferHandedIn(DateTimeOffset at)
    {
        if (FirstOfferAt <= at) return;
        FirstOfferAt = at;
        Settle();
    }

    public void OffersOpened(DateTimeOffset at)
    {
        OffersOpenedAt ??= at;
        Settle();
    }

    public void Awarded(DateTimeOffset at)
    {
        AwardedAt ??= at;
        Settle();
    }

    // Sent to review again with the message between not yet heard.
    private bool Restarts(ChallengeChanged news) => news.State == ChallengeState.InReview && news.SubmittedAt > StateSince;

    // Where the event itself says when the state began, that holds also for a copy built late.
    private static DateTimeOffset Entered(ChallengeChanged news) => news.State switch
    {
        ChallengeState.InReview => news.SubmittedAt ?? news.OccurredAt,
        ChallengeState.Published => news.PublishedAt ?? news.OccurredAt,
        _ => news.OccurredAt,
    };

    private void Settle()
    {
        OpensAt = State == ChallengeState.Cancelled && OffersOpenedAt is null ? null : ClosesAt;
        HoursToFirstOffer = (FirstOfferAt - PublishedAt)?.TotalHours;
        DaysToAward = (AwardedAt - PublishedAt)?.TotalDays;
    }
}
