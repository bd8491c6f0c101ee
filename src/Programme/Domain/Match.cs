using Marketplace.Contracts.Programme;

namespace Marketplace.Programme.Domain;

/// <summary>
/// A challenge and a company, followed to the end. Only facts are stored, each once, whatever the order they are heard in; the stage follows
/// from them. So a late or repeated message can never take a match back.
/// </summary>
public sealed class Match
{
    private Match() { }

    public Guid ChallengeId { get; private set; }
    public Guid CompanyId { get; private set; }

    /// <summary>0–1, with the first reason, of the latest recommendation.</summary>
    public double? Score { get; private set; }
    public string? ReasonFa { get; private set; }
    public string? ReasonEn { get; private set; }
    public DateTimeOffset? ScoredAt { get; private set; }

    public DateTimeOffset? RecommendedAt { get; private set; }
    public DateTimeOffset? InterestedAt { get; private set; }

    /// <summary>Null while no offer is handed in, also after one was withdrawn.</summary>
    public DateTimeOffset? OfferedAt { get; private set; }
    public DateTimeOffset? OpenedAt { get; private set; }

    /// <summary>Null unless a proposal to award to this company stands.</summary>
    public DateTimeOffset? ProposedAt { get; private set; }
    public DateTimeOffset? AwardedAt { get; private set; }
    public DateTimeOffset? DeliveredAt { get; private set; }
    public DateTimeOffset? NotSelectedAt { get; private set; }

    /// <summary>Where the match is; null when nothing is left of it, such as an offer withdrawn.</summary>
    public MatchStage? Stage { get; private set; }
    public DateTimeOffset? Since { get; private set; }

    /// <summary>Where the match is as far as it may be seen before the closing time: nobody learns from it who offered.</summary>
    public MatchStage? SealedStage { get; private set; }
    public DateTimeOffset? SealedSince { get; private set; }

    public static Match Between(Guid challengeId, Guid companyId) => new() { ChallengeId = challengeId, CompanyId = companyId };

    public void Recommended(double score, string reasonFa, string reasonEn, DateTimeOffset at)
    {
        if (ScoredAt is null || at >= ScoredAt) (Score, ReasonFa, ReasonEn, ScoredAt) = (score, reasonFa, reasonEn, at);
        RecommendedAt = Earlier(RecommendedAt, at);
        Settle();
    }

    public void Interested(DateTimeOffset at)
    {
        InterestedAt = Earlier(InterestedAt, at);
        Settle();
    }

    /// <param name="offer">What is known of the company's offer, at its newest.</param>
    public void OfferIs(TrackedOffer offer)
    {
        OfferedAt = offer.Stands ? offer.FirstSubmittedAt : null;
        if (offer.IsOpen) OpenedAt = Earlier(OpenedAt, offer.StateSince);
        if (offer.IsOut) NotSelectedAt = Earlier(NotSelectedAt, offer.StateSince);
        Settle();
    }

    public void Opened(DateTimeOffset at)
    {
        OpenedAt = Earlier(OpenedAt, at);
        Settle();
    }

    /// <param name="at">When the standing proposal was made; null when none stands any more.</param>
    public void Proposed(DateTimeOffset? at)
    {
        ProposedAt = at;
        Settle();
    }

    public void Awarded(DateTimeOffset at)
    {
        AwardedAt = Earlier(AwardedAt, at);
        Settle();
    }

    public void Delivered(DateTimeOffset at)
    {
        DeliveredAt = Earlier(DeliveredAt, at);
        Settle();
    }

    public void NotSelected(DateTimeOffset at)
    {
        NotSelectedAt = Earlier(NotSelectedAt, at);
        Settle();
    }

    private static DateTimeOffset Earlier(DateTimeOffset? known, DateTimeOffset heard) => known < heard ? known.Value : heard;

    private void Settle()
    {
        (SealedStage, SealedSince) = Furthest((InterestedAt, MatchStage.Interested), (RecommendedAt, MatchStage.Recommended));
        (Stage, Since) = Furthest(
            (DeliveredAt, MatchStage.Delivered), (AwardedAt, MatchStage.Awarded), (NotSelectedAt, MatchStage.NotSelected), (ProposedAt, MatchStage.AwardProposed),
            (OpenedAt, MatchStage.Opened), (OfferedAt, MatchStage.Offered), (SealedSince, SealedStage ?? MatchStage.Recommended));
    }

    private static (MatchStage?, DateTimeOffset?) Furthest(params ReadOnlySpan<(DateTimeOffset? At, MatchStage Stage)> facts)
    {
        foreach (var (at, stage) in facts)
            if (at is not null) return (stage, at);
        return (null, null);
    }
}
