using System.Security.Cryptography;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Domain;

namespace Marketplace.Challenges.Domain;

/// <summary>A brief and what became of it. The one place where its state changes.</summary>
public sealed class Challenge : Aggregate
{
    private readonly List<Clarification> _clarifications = [];

    private Challenge() { }

    /// <summary>Short name people use, such as <c>NG-4F7K-2Q9M</c>.</summary>
    public string Code { get; private set; } = "";

    public Guid SeekerId { get; private set; }
    public ChallengeBrief Brief { get; private set; } = null!;

    /// <summary>The state as last written; <see cref="StateAt"/> tells what holds now.</summary>
    public ChallengeState State { get; private set; }
    public string? StateReason { get; private set; }

    // Kept beside the brief for lists.
    public string Title { get; private set; } = "";
    public IReadOnlyList<string> Fields { get; private set; } = [];
    public string? Province { get; private set; }
    public Budget? Budget { get; private set; }
    public DateTimeOffset? ClosesAt { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }
    public DateTimeOffset? SubmittedAt { get; private set; }

    /// <summary>By when an officer should have reviewed it.</summary>
    public DateTimeOffset? ReviewDueAt { get; private set; }
    public DateTimeOffset? PublishedAt { get; private set; }

    /// <summary>Counts what solvers can see changed after publication, from 1; 0 before it.</summary>
    public int PublicVersion { get; private set; }

    public IReadOnlyList<StateChange> History { get; private set; } = [];

    /// <summary>Where it was brought in from; null when written here.</summary>
    public string? Source { get; private set; }
    public string? ExternalId { get; private set; }

    public IReadOnlyList<Clarification> Clarifications => _clarifications;

    /// <summary>Everybody may read it.</summary>
    public bool IsPublic => PublishedAt is not null;

    /// <summary>Part of it is for those alone who accepted the non-disclosure terms.</summary>
    public bool HasAnnex => !string.IsNullOrWhiteSpace(Brief.ConfidentialAnnex);

    public static Challenge Draft(Guid seekerId, ChallengeBrief brief, DateTimeOffset now)
    {
        var challenge = new Challenge { Id = Guid.CreateVersion7(now), Code = NewCode(), SeekerId = seekerId, CreatedAt = now };
        challenge.Describe(brief);
        challenge.Enter(ChallengeState.Draft, now);
        return challenge;
    }

    /// <summary>A challenge brought from elsewhere remembers from where, so that it is brought in once.</summary>
    public static Challenge Import(Guid seekerId, ImportRow row, DateTimeOffset now)
    {
        var challenge = Draft(seekerId, row.Brief, now);
        (challenge.Source, challenge.ExternalId) = (row.Source, row.ExternalId);
        return challenge;
    }

    /// <summary>The state that holds at an instant: closing is a rule over the closing time, whether or not it was noticed yet.</summary>
    public ChallengeState StateAt(DateTimeOffset now) => StateAt(State, ClosesAt, now);

    /// <inheritdoc cref="StateAt(DateTimeOffset)"/>
    public static ChallengeState StateAt(ChallengeState written, DateTimeOffset? closesAt, DateTimeOffset now) =>
        written == ChallengeState.Published && now >= closesAt ? ChallengeState.Closed : written;

    public void Change(ChallengeBrief brief)
    {
        Demand(State is ChallengeState.Draft or ChallengeState.ChangesRequested, "challenge.not_editable");
        Describe(brief);
        Touch();
    }

    public void DemandDiscardable() => Demand(State == ChallengeState.Draft, "challenge.not_discardable");

    public void Submit(DateTimeOffset reviewDueAt, DateTimeOffset now)
    {
        Demand(State is ChallengeState.Draft or ChallengeState.ChangesRequested, "challenge.not_submittable");
        (SubmittedAt, ReviewDueAt) = (now, reviewDueAt);
        Enter(ChallengeState.InReview, now);
    }

    public void RequestChanges(string message, DateTimeOffset now)
    {
        Demand(State == ChallengeState.InReview, "challenge.not_in_review");
        Enter(ChallengeState.ChangesRequested, now, message);
    }

    public void Reject(string reason, DateTimeOffset now)
    {
        Demand(State == ChallengeState.InReview, "challenge.not_in_review");
        Enter(ChallengeState.Rejected, now, reason);
    }

    /// <param name="leastOpen">How long it must be open at least.</param>
    public void Publish(TimeSpan leastOpen, DateTimeOffset now)
    {
        Demand(State == ChallengeState.InReview, "challenge.not_in_review");
        if (ClosesAt is null || ClosesAt < now + leastOpen) throw new RuleException("challenge.open_too_briefly", Math.Ceiling(leastOpen.TotalDays));
        (PublishedAt, PublicVersion) = (now, 1);
        Enter(ChallengeState.Published, now);
    }

    public void Cancel(string reason, DateTimeOffset now)
    {
        Demand(State is ChallengeState.Published or ChallengeState.Closed or ChallengeState.Evaluating, "challenge.not_cancellable");
        Enter(ChallengeState.Cancelled, now, reason);
    }

    /// <summary>Writes down that it closed at its closing time.</summary>
    /// <returns>Whether it had not been noticed before.</returns>
    public bool Close(DateTimeOffset now)
    {
        if (State != ChallengeState.Published || now < ClosesAt) return false;
        Enter(ChallengeState.Closed, ClosesAt!.Value);
        return true;
    }

    /// <summary>Goes where the contest or the agreement has gone. News may come late, twice or out of order; none leads back.</summary>
    /// <returns>Whether it moved.</returns>
    public bool Follow(ChallengeState state, DateTimeOffset now, string? reason = null)
    {
        if (!IsPublic || State == ChallengeState.Cancelled || Stage(state) <= Stage(State)) return false;
        Enter(state, now, reason);
        return true;
    }

    /// <summary>Offers were given more time, because the platform was away when they should have closed. A closing already noticed is taken back.</summary>
    /// <returns>Whether it had not been known before.</returns>
    public bool Extend(DateTimeOffset closesAt, DateTimeOffset now)
    {
        if (State is not (ChallengeState.Published or ChallengeState.Closed) || closesAt <= ClosesAt) return false;
        (Brief, ClosesAt) = (Brief with { ClosesAt = closesAt }, closesAt);
        PublicVersion++;
        if (State == ChallengeState.Closed) Enter(ChallengeState.Published, now);
        else Touch();
        return true;
    }

    public void DemandOpen(DateTimeOffset now) => Demand(StateAt(now) == ChallengeState.Published, "challenge.not_open");

    public Clarification Ask(Guid companyId, string question, DateTimeOffset now)
    {
        DemandOpen(now);
        Demand(companyId != SeekerId, "clarification.own_challenge");
        Demand(now < (Brief.QuestionsUntil ?? ClosesAt), "clarification.too_late");
        var clarification = new Clarification(Id, companyId, question, now);
        _clarifications.Add(clarification);
        Touch();
        return clarification;
    }

    public Clarification Answer(Guid clarificationId, string answer, DateTimeOffset now)
    {
        var clarification = _clarifications.Find(c => c.Id == clarificationId) ?? throw new RuleException("clarification.not_found");
        DemandOpen(now);
        Demand(clarification.Answer is null, "clarification.answered");
        (clarification.Answer, clarification.AnsweredAt) = (answer, now);
        PublicVersion++;
        Touch();
        return clarification;
    }

    private static int Stage(ChallengeState state) => state switch
    {
        ChallengeState.Closed => 1,
        ChallengeState.Evaluating => 2,
        ChallengeState.Awarded or ChallengeState.NotAwarded => 3,
        ChallengeState.Completed or ChallengeState.Terminated => 4,
        _ => 0,
    };

    private void Describe(ChallengeBrief brief)
    {
        Brief = brief with
        {
            Criteria = [.. brief.Criteria.Select(c => c.Id == Guid.Empty ? c with { Id = Guid.CreateVersion7() } : c)],
            Fields = [.. brief.Fields.Distinct()],
            QuestionsUntil = Whole(brief.QuestionsUntil),
            ClosesAt = Whole(brief.ClosesAt),
        };
        (Title, Fields, Province, Budget, ClosesAt) = (Brief.Title, Brief.Fields, Brief.Place?.Province, Brief.Budget, Brief.ClosesAt);
    }

    // Everybody must be told the same instant, whatever precision a database keeps.
    private static DateTimeOffset? Whole(DateTimeOffset? instant) =>
        instant is { } i ? new DateTimeOffset(i.UtcTicks - i.UtcTicks % TimeSpan.TicksPerMillisecond, TimeSpan.Zero) : null;

    private void Enter(ChallengeState state, DateTimeOffset now, string? reason = null)
    {
        (State, StateReason) = (state, reason);
        History = [.. History, new StateChange(state, now, reason)];
        Touch();
    }

    // No letters or digits that are mistaken for each other on the telephone.
    private static string NewCode()
    {
        var text = RandomNumberGenerator.GetString("23456789ABCDEFGHJKMNPQRSTVWXYZ", 8);
        return $"NG-{text[..4]}-{text[4..]}";
    }

    private static void Demand(bool holds, string code)
    {
        if (!holds) throw new RuleException(code);
    }
}
