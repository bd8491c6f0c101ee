using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;

namespace Marketplace.Programme.Domain;

/// <summary>A copy of a company, as far as the programme names and counts it.</summary>
public sealed class TrackedCompany
{
    private TrackedCompany() { }

    public Guid Id { get; private set; }
    public long Version { get; private set; }
    public string NameFa { get; private set; } = "";
    public string? NameEn { get; private set; }
    public CompanyState State { get; private set; }

    public static TrackedCompany HeardOf(Guid id) => new() { Id = id };

    public void Take(CompanyChanged news)
    {
        if (news.Version <= Version) return;
        (Version, NameFa, NameEn, State) = (news.Version, news.NameFa, news.NameEn, news.State);
    }
}

/// <summary>That an offer exists and how far it is. Its contents are never here.</summary>
public sealed class TrackedOffer
{
    private TrackedOffer() { }

    public Guid Id { get; private set; }
    public long Version { get; private set; }
    public Guid ChallengeId { get; private set; }
    public Guid CompanyId { get; private set; }
    public OfferState State { get; private set; }
    public DateTimeOffset StateSince { get; private set; }
    public DateTimeOffset? FirstSubmittedAt { get; private set; }

    /// <summary>Handed in, and neither withdrawn nor waiting for a reconfirmation: what counts as an offer.</summary>
    public bool Stands { get; private set; }

    public bool IsOpen => State is OfferState.Opened or OfferState.Evaluated or OfferState.Disqualified or OfferState.Selected or OfferState.NotSelected;

    public bool IsOut => State is OfferState.Disqualified or OfferState.NotSelected;

    public static TrackedOffer HeardOf(Guid id, Guid challengeId, Guid companyId) => new() { Id = id, ChallengeId = challengeId, CompanyId = companyId };

    /// <param name="submittedAt">When it was handed in, as far as this news says.</param>
    public void Take(long version, OfferState state, DateTimeOffset? submittedAt, DateTimeOffset at)
    {
        // Also old news may tell of an earlier submission.
        if (submittedAt is { } handedIn && (FirstSubmittedAt is null || handedIn < FirstSubmittedAt)) FirstSubmittedAt = handedIn;
        if (version <= Version) return;
        if (Version == 0 || state != State) StateSince = at;
        (Version, State) = (version, state);
        Stands = state == OfferState.Submitted || IsOpen;
    }
}

/// <summary>A proposal to award, and whether it came to nothing.</summary>
public sealed class TrackedAward
{
    private TrackedAward() { }

    public Guid Id { get; private set; }
    public Guid ChallengeId { get; private set; }

    /// <summary>Null while only its end was heard of.</summary>
    public Guid? WinnerId { get; private set; }
    public DateTimeOffset? ProposedAt { get; private set; }

    /// <summary>Declined by the winner, or withdrawn after an objection.</summary>
    public bool Ended { get; private set; }

    public static TrackedAward HeardOf(Guid id, Guid challengeId) => new() { Id = id, ChallengeId = challengeId };

    public void Proposed(Guid winnerId, DateTimeOffset at) => (WinnerId, ProposedAt) = (winnerId, at);

    public void End() => Ended = true;
}

/// <summary>A copy of an agreement.</summary>
public sealed class TrackedAgreement
{
    private TrackedAgreement() { }

    public Guid Id { get; private set; }
    public long Version { get; private set; }
    public AgreementState State { get; private set; }
    public bool OutcomesVerified { get; private set; }

    public static TrackedAgreement HeardOf(Guid id) => new() { Id = id };

    public void Take(AgreementChanged news)
    {
        if (news.Version <= Version) return;
        (Version, State, OutcomesVerified) = (news.Version, news.State, news.OutcomesVerified);
    }
}
