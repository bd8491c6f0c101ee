using Marketplace.Contracts;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Domain;
using Marketplace.Platform.Time;

namespace Marketplace.Offers.Domain;

/// <summary>What an accepted award became: milestones delivered and accepted, outcomes measured and verified. Active → Completed | Terminated.</summary>
public sealed class Agreement : Aggregate
{
    private const int DaysOfAWeek = 7;

    private Agreement() { }

    public Guid ChallengeId { get; private set; }
    public string ChallengeCode { get; private set; } = "";
    public string ChallengeTitle { get; private set; } = "";
    public Guid OfferId { get; private set; }
    public Guid SeekerId { get; private set; }
    public string SeekerNameFa { get; private set; } = "";
    public string? SeekerNameEn { get; private set; }
    public Guid SolverId { get; private set; }
    public string SolverNameFa { get; private set; } = "";
    public string? SolverNameEn { get; private set; }
    public AgreementState State { get; private set; }
    public string? StateReason { get; private set; }
    public decimal Price { get; private set; }
    public string Currency { get; private set; } = "";
    public DateTimeOffset StartedAt { get; private set; }
    public DateTimeOffset? EndedAt { get; private set; }
    public IReadOnlyList<MilestoneDetails> Milestones { get; private set; } = [];
    public IReadOnlyList<OutcomeDetails> Outcomes { get; private set; } = [];

    // Kept beside the milestones to be listed.
    public int MilestoneCount { get; private set; }
    public int MilestonesAccepted { get; private set; }

    /// <summary>Every outcome was measured, and an officer found it to be so.</summary>
    public bool OutcomesVerified => Outcomes.Count > 0 && Outcomes.All(o => o.Verified);

    /// <summary>The offer's plan becomes milestones due so many weeks from now, the challenge's indicators outcomes to be measured.</summary>
    public static Agreement Begin(Contest contest, Offer offer, KnownCompany solver, Money price, IReadOnlyList<OfferMilestone> plan, DateTimeOffset now)
    {
        var start = LegalTime.DayOf(now);
        var agreement = new Agreement
        {
            Id = Guid.CreateVersion7(now),
            ChallengeId = contest.Id,
            ChallengeCode = contest.Code,
            ChallengeTitle = contest.Title,
            OfferId = offer.Id,
            SeekerId = contest.SeekerId,
            SeekerNameFa = contest.SeekerNameFa,
            SeekerNameEn = contest.SeekerNameEn,
            SolverId = solver.Id,
            SolverNameFa = solver.NameFa,
            SolverNameEn = solver.NameEn,
            Price = price.Amount,
            Currency = price.Currency,
            StartedAt = now,
            Outcomes = [.. contest.Indicators.Select(i => new OutcomeDetails(i.Name, i.Unit, i.Baseline, i.Target, null, false))],
        };
        agreement.Plan([.. plan.Select((m, i) => new MilestoneDetails(
            Guid.CreateVersion7(now), i + 1, m.Title, m.Deliverable, start.AddDays(m.Weeks * DaysOfAWeek), m.Price, MilestoneState.Planned, null, null))]);
        agreement.Touch();
        return agreement;
    }

    public MilestoneDetails Deliver(Guid milestoneId, string evidence) =>
        Move(milestoneId, m => m.State is MilestoneState.Planned or MilestoneState.Returned, "milestone.not_open",
            m => m with { State = MilestoneState.Delivered, Evidence = evidence, Reason = null });

    public MilestoneDetails AcceptMilestone(Guid milestoneId) =>
        Move(milestoneId, m => m.State == MilestoneState.Delivered, "milestone.not_delivered", m => m with { State = MilestoneState.Accepted });

    public MilestoneDetails ReturnMilestone(Guid milestoneId, string reason) =>
        Move(milestoneId, m => m.State == MilestoneState.Delivered, "milestone.not_delivered", m => m with { State = MilestoneState.Returned, Reason = reason });

    /// <summary>What was measured of an indicator. Also after completion, because effects show late; not any more once verified.</summary>
    public void RecordOutcome(string indicator, decimal measured)
    {
        Demand(State != AgreementState.Terminated, "agreement.terminated");
        var known = Outcomes.FirstOrDefault(o => o.Indicator == indicator) ?? throw new RuleException("outcome.unknown") { Field = "indicator", Kind = RuleKind.Content };
        Demand(!known.Verified, "outcome.verified");
        Outcomes = [.. Outcomes.Select(o => ReferenceEquals(o, known) ? o with { Measured = measured } : o)];
        Touch();
    }

    public void VerifyOutcomes()
    {
        Demand(State != AgreementState.Terminated, "agreement.terminated");
        Demand(Outcomes.Any(o => o is { Measured: not null, Verified: false }), "outcome.nothing_measured");
        Outcomes = [.. Outcomes.Select(o => o with { Verified = o.Measured is not null })];
        Touch();
    }

    public void Complete(DateTimeOffset now)
    {
        DemandActive();
        Demand(MilestonesAccepted == MilestoneCount, "agreement.milestones_open");
        (State, EndedAt) = (AgreementState.Completed, now);
        Touch();
    }

    public void Terminate(string reason, DateTimeOffset now)
    {
        DemandActive();
        (State, StateReason, EndedAt) = (AgreementState.Terminated, reason, now);
        Touch();
    }

    private MilestoneDetails Move(Guid id, Func<MilestoneDetails, bool> may, string code, Func<MilestoneDetails, MilestoneDetails> step)
    {
        DemandActive();
        var milestone = Milestones.FirstOrDefault(m => m.Id == id) ?? throw new RuleException("milestone.unknown");
        Demand(may(milestone), code);
        var moved = step(milestone);
        Plan([.. Milestones.Select(m => m.Id == id ? moved : m)]);
        Touch();
        return moved;
    }

    private void Plan(IReadOnlyList<MilestoneDetails> milestones) =>
        (Milestones, MilestoneCount, MilestonesAccepted) = (milestones, milestones.Count, milestones.Count(m => m.State == MilestoneState.Accepted));

    private void DemandActive() => Demand(State == AgreementState.Active, "agreement.not_active");

    private static void Demand(bool holds, string code)
    {
        if (!holds) throw new RuleException(code);
    }
}
