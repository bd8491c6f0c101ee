namespace Marketplace.Contracts.Offers;

/// <summary>
/// Draft → Submitted; Submitted ⇄ Withdrawn, Submitted → NeedsReconfirmation → Submitted, only before closing; at closing Submitted → Opened,
/// Draft and NeedsReconfirmation → Lapsed; Opened → Disqualified | Evaluated → Selected | NotSelected.
/// </summary>
public enum OfferState { Draft, Submitted, Withdrawn, NeedsReconfirmation, Opened, Lapsed, Disqualified, Evaluated, Selected, NotSelected }

/// <summary>A step of an offer's plan, with its price in the offer's currency.</summary>
/// <param name="Weeks">Weeks from the start of the agreement to delivery.</param>
public sealed record OfferMilestone(string Title, string Deliverable, int Weeks, decimal Price);

/// <summary>How an offer meets one criterion.</summary>
public sealed record CriterionAnswer(Guid CriterionId, string Answer);

/// <summary>Everything in an offer that stays sealed until closing.</summary>
public sealed record OfferContent
{
    public string? Approach { get; init; }
    public IReadOnlyList<CriterionAnswer> Answers { get; init; } = [];
    public IReadOnlyList<OfferMilestone> Milestones { get; init; } = [];

    /// <summary>The whole price; must equal the sum of the milestones.</summary>
    public Money? TotalPrice { get; init; }
    public int? TrlNow { get; init; }
    public int? TrlAtDelivery { get; init; }
    public string? TrlEvidence { get; init; }
    public string? IpProposal { get; init; }
    public string? Team { get; init; }
    public string? References { get; init; }
}

public sealed record StartOffer(Guid ChallengeId);

/// <summary>
/// An offer as its own company sees it at any time, and the panel after opening; to the panel the company is a label and an empty id until
/// consensus. Answers to POST carry no content, because they are kept for repeats: read it with GET.
/// </summary>
/// <param name="Unsubmitted">The content was changed after it was handed in; what opens at closing is what the receipt names.</param>
public sealed record OfferDetails(
    Guid Id, long Version, Guid ChallengeId, string ChallengeCode, string ChallengeTitle, Guid CompanyId, string CompanyNameFa, string? CompanyNameEn,
    OfferState State, string? StateReason, OfferContent? Content, Receipt? Receipt, DateTimeOffset ClosesAt, OfferResult? Result, bool Unsubmitted = false);

/// <summary>Proof of submission: when the server took it and what exactly.</summary>
/// <param name="Number">For example <c>OF-1405-0001-2</c>: the last figure counts revisions.</param>
/// <param name="SubmittedAt">By the clock of the offers database.</param>
/// <param name="Parts">Name of each part with the SHA-256 of its bytes in lowercase hexadecimal.</param>
public sealed record Receipt(string Number, DateTimeOffset SubmittedAt, IReadOnlyList<ReceiptPart> Parts);

/// <summary>One part of a submitted offer: <c>approach, answers, plan, trl, ip, team, references</c>.</summary>
/// <param name="Sha256">Of the UTF-8 bytes of <paramref name="Salt"/> followed by the part's JSON object, such as <c>{"approach":"…"}</c>.</param>
/// <param name="Salt">32 hexadecimal digits drawn at each save, so that nobody can find a price by trying; given to the offer's own company only, by GET.</param>
public sealed record ReceiptPart(string Name, string Sha256, string? Salt = null);

/// <summary>What a solver is told of its offer: rank and score once an award is proposed, with the reason, and the award to object to or to accept.</summary>
/// <param name="Objection">The company's own objection to that award.</param>
public sealed record OfferResult(
    int? Rank, decimal? Score, string? Reason, Guid? AwardId = null, AwardState? AwardState = null, bool Won = false, DateTimeOffset? StandstillUntil = null,
    ObjectionDetails? Objection = null, Guid? AgreementId = null);

/// <summary>A row of a company's own offers.</summary>
public sealed record OfferRow(Guid Id, Guid ChallengeId, string ChallengeCode, string ChallengeTitle, OfferState State, DateTimeOffset ClosesAt, string? ReceiptNumber, DateTimeOffset ChangedAt);

/// <summary>How many sealed offers a challenge has; null when the seeker hides the count until closing.</summary>
public sealed record OfferCount(Guid ChallengeId, int? Count);

public sealed record ExpressInterest(Guid ChallengeId, string? Message = null);

/// <summary>The light step before an offer.</summary>
public sealed record InterestDetails(Guid Id, Guid ChallengeId, Guid CompanyId, string CompanyNameFa, string? CompanyNameEn, string? Message, DateTimeOffset At);
