using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Domain;

namespace Marketplace.Offers.Features.Agreements;

/// <summary>An agreement as its parties, the programme and events see it.</summary>
internal static class AgreementViews
{
    public static AgreementDetails Details(Agreement a) => new(
        a.Id, a.Version, a.ChallengeId, a.ChallengeCode, a.ChallengeTitle, a.OfferId, a.SeekerId, a.SeekerNameFa, a.SeekerNameEn, a.SolverId, a.SolverNameFa, a.SolverNameEn,
        a.State, a.StateReason, new Money(a.Price, a.Currency), a.StartedAt, a.Milestones, a.Outcomes);

    public static AgreementChanged Changed(Agreement a, DateTimeOffset now) => new()
    {
        Id = a.Id,
        Version = a.Version,
        OccurredAt = now,
        ChallengeId = a.ChallengeId,
        OfferId = a.OfferId,
        SeekerId = a.SeekerId,
        SolverId = a.SolverId,
        State = a.State,
        StateReason = a.StateReason,
        Milestones = a.MilestoneCount,
        MilestonesAccepted = a.MilestonesAccepted,
        StartedAt = a.StartedAt,
        OutcomesVerified = a.OutcomesVerified,
    };

    public static MilestoneMoved Moved(Agreement a, MilestoneDetails m, DateTimeOffset now) => new()
    {
        Id = a.Id,
        Version = a.Version,
        OccurredAt = now,
        ChallengeId = a.ChallengeId,
        ChallengeCode = a.ChallengeCode,
        ChallengeTitle = a.ChallengeTitle,
        SeekerId = a.SeekerId,
        MilestoneId = m.Id,
        Number = m.Number,
        SolverId = a.SolverId,
        State = m.State,
        Reason = m.Reason,
    };
}
