namespace Marketplace.Contracts.Offers;

/// <summary>An offer's public state: that it exists and how far it is. Never what it says.</summary>
public sealed record OfferChanged : StateEvent
{
    public required Guid ChallengeId { get; init; }
    public required Guid CompanyId { get; init; }
    public required OfferState State { get; init; }
    public DateTimeOffset? SubmittedAt { get; init; }
}

/// <summary>What every moment of a challenge's contest says, so that a notice needs no look-up. Its id is the challenge's unless said otherwise.</summary>
public abstract record ContestMoment : MomentEvent
{
    public required Guid ChallengeId { get; init; }
    public required string ChallengeCode { get; init; }
    public required string ChallengeTitle { get; init; }
    public required Guid SeekerId { get; init; }
}

/// <summary>A company showed interest.</summary>
public sealed record InterestExpressed : ContestMoment
{
    public required Guid CompanyId { get; init; }
}

/// <summary>An offer was handed in, or handed in anew. The id is the offer's.</summary>
public sealed record OfferSubmitted : ContestMoment
{
    public required Guid CompanyId { get; init; }
    public required string Number { get; init; }
}

/// <summary>The id is the offer's.</summary>
public sealed record OfferWithdrawn : ContestMoment
{
    public required Guid CompanyId { get; init; }
}

/// <summary>Closing has passed and the offers can be read by those who may.</summary>
public sealed record OffersOpened : ContestMoment
{
    /// <summary>Opened offers and whose they are.</summary>
    public required IReadOnlyList<OpenedOffer> Offers { get; init; }
}

public sealed record OpenedOffer(Guid OfferId, Guid CompanyId);

/// <summary>The platform was away when offers should have closed, so nobody could hand anything in: offers are taken until the new closing time.</summary>
public sealed record ContestExtended : ContestMoment
{
    /// <summary>When offers should have closed.</summary>
    public required DateTimeOffset ClosedAt { get; init; }
    public required DateTimeOffset ClosesAt { get; init; }

    /// <summary>The last sign of life before the closing time, and the first after it.</summary>
    public required DateTimeOffset AwayFrom { get; init; }
    public required DateTimeOffset AwayUntil { get; init; }
}

/// <summary>Somebody was named to a panel.</summary>
public sealed record PanelNamed : ContestMoment
{
    public required IReadOnlyList<Guid> PersonIds { get; init; }
}

/// <summary>The chair proposed a winner; every solver is told its own result.</summary>
public sealed record AwardProposed : ContestMoment
{
    public required Guid AwardId { get; init; }
    public required Guid OfferId { get; init; }
    public required Guid WinnerId { get; init; }
    public required IReadOnlyList<OpenedOffer> Others { get; init; }
    public required DateTimeOffset StandstillUntil { get; init; }
}

/// <summary>Standstill has ended with nothing open: the winner may accept.</summary>
public sealed record StandstillEnded : ContestMoment
{
    public required Guid AwardId { get; init; }
    public required Guid WinnerId { get; init; }
}

public sealed record ObjectionRaised : ContestMoment
{
    public required Guid AwardId { get; init; }
    public required Guid ObjectionId { get; init; }
    public required Guid CompanyId { get; init; }
}

public sealed record ObjectionDecided : ContestMoment
{
    public required Guid AwardId { get; init; }
    public required Guid ObjectionId { get; init; }
    public required Guid CompanyId { get; init; }
    public required bool Upheld { get; init; }
}

/// <summary>The winner accepted: the contest is over.</summary>
public sealed record AwardConfirmed : ContestMoment
{
    public required Guid AwardId { get; init; }
    public required Guid OfferId { get; init; }
    public required Guid WinnerId { get; init; }
    public required Guid AgreementId { get; init; }
    public required IReadOnlyList<Guid> OtherCompanyIds { get; init; }
}

public sealed record AwardDeclined : ContestMoment
{
    public required Guid AwardId { get; init; }
    public required Guid WinnerId { get; init; }
    public required string Reason { get; init; }
}

/// <summary>The contest ended without a winner.</summary>
public sealed record ContestNotAwarded : ContestMoment
{
    public required NoAwardReason Reason { get; init; }
    public required IReadOnlyList<Guid> CompanyIds { get; init; }
}

/// <summary>An agreement's public state.</summary>
public sealed record AgreementChanged : StateEvent
{
    public required Guid ChallengeId { get; init; }
    public required Guid OfferId { get; init; }
    public required Guid SeekerId { get; init; }
    public required Guid SolverId { get; init; }
    public required AgreementState State { get; init; }
    public string? StateReason { get; init; }
    public required int Milestones { get; init; }
    public required int MilestonesAccepted { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public bool OutcomesVerified { get; init; }
}

/// <summary>A milestone moved. The id is the agreement's.</summary>
public sealed record MilestoneMoved : ContestMoment
{
    public required Guid MilestoneId { get; init; }
    public required int Number { get; init; }
    public required Guid SolverId { get; init; }
    public required MilestoneState State { get; init; }
    public string? Reason { get; init; }
}
