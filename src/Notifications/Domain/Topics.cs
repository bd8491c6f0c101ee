using Marketplace.Contracts.Notifications;

namespace Marketplace.Notifications.Domain;

/// <summary>
/// What one can be told about. Each topic has its own choice of e-mail; what somebody waits for, and what decides about the reader, is sent at
/// once unless chosen otherwise.
/// </summary>
public static class Topics
{
    public const string CompanySubmitted = "company.submitted";
    public const string CompanyVerified = "company.verified";
    public const string CompanyReturned = "company.returned";
    public const string CompanySuspended = "company.suspended";
    public const string CompanyReinstated = "company.reinstated";
    public const string SolvingGranted = "company.solving_granted";
    public const string ChallengeSubmitted = "challenge.submitted";
    public const string ChangesRequested = "challenge.changes_requested";
    public const string ChallengeRejected = "challenge.rejected";
    public const string ChallengePublished = "challenge.published";
    public const string ChallengeClosed = "challenge.closed";
    public const string ChallengeCancelled = "challenge.cancelled";
    public const string ChallengeRecommended = "challenge.recommended";
    public const string SearchMatched = "search.matched";
    public const string ClarificationAsked = "clarification.asked";
    public const string ClarificationAnswered = "clarification.answered";
    public const string InterestExpressed = "interest.expressed";
    public const string OfferSubmitted = "offer.submitted";
    public const string OfferWithdrawn = "offer.withdrawn";
    public const string OffersOpened = "offers.opened";
    public const string PanelNamed = "panel.named";
    public const string AwardProposed = "award.proposed";
    public const string AwardResult = "award.result";
    public const string ObjectionRaised = "objection.raised";
    public const string ObjectionDecided = "objection.decided";
    public const string StandstillEnded = "standstill.ended";
    public const string AwardConfirmed = "award.confirmed";
    public const string AwardDeclined = "award.declined";
    public const string NotAwarded = "contest.not_awarded";
    public const string MilestoneMoved = "milestone.moved";
    public const string AgreementEnded = "agreement.ended";

    /// <summary>All topics in the order to show, with how each is sent unless chosen otherwise.</summary>
    public static IReadOnlyDictionary<string, EmailChoice> All { get; } = new OrderedDictionary<string, EmailChoice>
    {
        [CompanySubmitted] = EmailChoice.Immediately,
        [CompanyVerified] = EmailChoice.Immediately,
        [CompanyReturned] = EmailChoice.Immediately,
        [CompanySuspended] = EmailChoice.Immediately,
        [CompanyReinstated] = EmailChoice.Immediately,
        [SolvingGranted] = EmailChoice.Immediately,
        [ChallengeSubmitted] = EmailChoice.Immediately,
        [ChangesRequested] = EmailChoice.Immediately,
        [ChallengeRejected] = EmailChoice.Immediately,
        [ChallengePublished] = EmailChoice.Immediately,
        [ChallengeClosed] = EmailChoice.Daily,
        [ChallengeCancelled] = EmailChoice.Immediately,
        [ChallengeRecommended] = EmailChoice.Daily,
        [SearchMatched] = EmailChoice.Immediately,
        [ClarificationAsked] = EmailChoice.Immediately,
        [ClarificationAnswered] = EmailChoice.Daily,
        [InterestExpressed] = EmailChoice.Daily,
        [OfferSubmitted] = EmailChoice.Immediately,
        [OfferWithdrawn] = EmailChoice.Immediately,
        [OffersOpened] = EmailChoice.Immediately,
        [PanelNamed] = EmailChoice.Immediately,
        [AwardProposed] = EmailChoice.Immediately,
        [AwardResult] = EmailChoice.Immediately,
        [ObjectionRaised] = EmailChoice.Immediately,
        [ObjectionDecided] = EmailChoice.Immediately,
        [StandstillEnded] = EmailChoice.Immediately,
        [AwardConfirmed] = EmailChoice.Immediately,
        [AwardDeclined] = EmailChoice.Immediately,
        [NotAwarded] = EmailChoice.Immediately,
        [MilestoneMoved] = EmailChoice.Immediately,
        [AgreementEnded] = EmailChoice.Immediately,
    };
}

/// <summary>How a person chose to hear of a topic.</summary>
public sealed class TopicPreference
{
    private TopicPreference() { }

    public TopicPreference(Guid personId, string topic, EmailChoice email) => (PersonId, Topic, Email) = (personId, topic, email);

    public Guid PersonId { get; private set; }
    public string Topic { get; private set; } = "";
    public EmailChoice Email { get; set; }
}
