using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;

namespace Marketplace.Offers.Features;

/// <summary>What is told once of each step of a contest.</summary>
internal static class ContestMoments
{
    public static OffersOpened OffersOpened(Contest c, IReadOnlyList<OpenedOffer> offers, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        Offers = offers,
    };

    public static ContestExtended ContestExtended(Contest c, DateTimeOffset closedAt, DateTimeOffset awayFrom, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        ClosedAt = closedAt,
        ClosesAt = c.ClosesAt,
        AwayFrom = awayFrom,
        AwayUntil = now,
    };

    public static PanelNamed PanelNamed(Contest c, IReadOnlyList<Guid> people, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        PersonIds = people,
    };

    public static AwardProposed AwardProposed(Contest c, Award award, IEnumerable<Offer> offers, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        AwardId = award.Id,
        OfferId = award.OfferId,
        WinnerId = award.CompanyId,
        StandstillUntil = award.StandstillUntil,
        Others = [.. offers.Where(o => o.Id != award.OfferId).Select(o => new OpenedOffer(o.Id, o.CompanyId))],
    };

    public static StandstillEnded StandstillEnded(Contest c, Award award, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        AwardId = award.Id,
        WinnerId = award.CompanyId,
    };

    public static ObjectionRaised ObjectionRaised(Contest c, Objection objection, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        AwardId = objection.AwardId,
        ObjectionId = objection.Id,
        CompanyId = objection.CompanyId,
    };

    public static ObjectionDecided ObjectionDecided(Contest c, Objection objection, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        AwardId = objection.AwardId,
        ObjectionId = objection.Id,
        CompanyId = objection.CompanyId,
        Upheld = objection.State == ObjectionState.Upheld,
    };

    public static AwardConfirmed AwardConfirmed(Contest c, Award award, Guid agreementId, IEnumerable<Offer> offers, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        AwardId = award.Id,
        OfferId = award.OfferId,
        WinnerId = award.CompanyId,
        AgreementId = agreementId,
        OtherCompanyIds = [.. offers.Where(o => o.Id != award.OfferId).Select(o => o.CompanyId)],
    };

    public static AwardDeclined AwardDeclined(Contest c, Award award, string reason, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        AwardId = award.Id,
        WinnerId = award.CompanyId,
        Reason = reason,
    };

    public static ContestNotAwarded ContestNotAwarded(Contest c, NoAwardReason reason, IEnumerable<Offer> offers, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        Reason = reason,
        CompanyIds = [.. offers.Select(o => o.CompanyId)],
    };

    public static InterestExpressed InterestExpressed(Contest c, Guid companyId, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        CompanyId = companyId,
    };

    public static OfferSubmitted OfferSubmitted(Contest c, Offer offer, DateTimeOffset now) => new()
    {
        Id = offer.Id,
        Version = offer.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        CompanyId = offer.CompanyId,
        Number = offer.ReceiptNumber!,
    };

    public static OfferWithdrawn OfferWithdrawn(Contest c, Offer offer, DateTimeOffset now) => new()
    {
        Id = offer.Id,
        Version = offer.Version,
        OccurredAt = now,
        ChallengeId = c.Id,
        ChallengeCode = c.Code,
        ChallengeTitle = c.Title,
        SeekerId = c.SeekerId,
        CompanyId = offer.CompanyId,
    };
}
