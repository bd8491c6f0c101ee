using Marketplace.Contracts.Offers;
using Marketplace.Platform.Domain;

namespace Marketplace.Offers.Domain;

/// <summary>A proposed winner: Proposed → AwaitingWinner once standstill is over with no objection open → Accepted | Declined; an upheld objection withdraws it.</summary>
public sealed class Award : Aggregate
{
    private readonly List<Objection> _objections = [];

    private Award() { }

    public Guid ChallengeId { get; private set; }

    /// <summary>The challenge while this award stands, null once it has fallen. Unique, so two can never stand at once.</summary>
    public Guid? StandsFor { get; private set; }
    public Guid OfferId { get; private set; }
    public Guid CompanyId { get; private set; }
    public AwardState State { get; private set; }
    public string? StateReason { get; private set; }
    public DateTimeOffset ProposedAt { get; private set; }
    public DateTimeOffset StandstillUntil { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }
    public Guid? AgreementId { get; private set; }

    public IReadOnlyList<Objection> Objections => _objections;

    public static Award Propose(Offer winner, DateTimeOffset now, DateTimeOffset standstillUntil)
    {
        var award = new Award
        {
            Id = Guid.CreateVersion7(now),
            ChallengeId = winner.ChallengeId,
            StandsFor = winner.ChallengeId,
            OfferId = winner.Id,
            CompanyId = winner.CompanyId,
            State = AwardState.Proposed,
            ProposedAt = now,
            StandstillUntil = standstillUntil,
        };
        award.Touch();
        return award;
    }

    /// <summary>Whether standstill is over and nothing is open, whether or not anybody has noticed yet.</summary>
    public bool AwaitsWinnerAt(DateTimeOffset now) =>
        State == AwardState.AwaitingWinner || (State == AwardState.Proposed && now >= StandstillUntil && !_objections.Exists(o => o.State == ObjectionState.Raised));

    /// <summary>The state as it holds at this instant.</summary>
    public AwardState StateAt(DateTimeOffset now) => AwaitsWinnerAt(now) ? AwardState.AwaitingWinner : State;

    /// <returns>Whether it had not been noticed before.</returns>
    public bool EndStandstill(DateTimeOffset now)
    {
        Demand(AwaitsWinnerAt(now), "award.standstill");
        if (State == AwardState.AwaitingWinner) return false;
        State = AwardState.AwaitingWinner;
        Touch();
        return true;
    }

    /// <summary>A company that lost says why the proposal is wrong. Once, while the award stands still.</summary>
    public Objection RaiseObjection(Guid companyId, string text, DateTimeOffset now)
    {
        Demand(State == AwardState.Proposed && now < StandstillUntil, "objection.too_late");
        Demand(companyId != CompanyId, "objection.own_award");
        Demand(_objections.TrueForAll(o => o.CompanyId != companyId), "objection.raised_already");
        var objection = new Objection(Id, companyId, text, now);
        _objections.Add(objection);
        Touch();
        return objection;
    }

    /// <returns>Whether the award fell by it.</returns>
    public bool Uphold(Guid objectionId, string answer, Guid officerId, DateTimeOffset now)
    {
        Decide(objectionId, ObjectionState.Upheld, answer, officerId, now);
        var stood = State == AwardState.Proposed;
        if (stood) Fall(AwardState.Withdrawn, answer, now);
        Touch();
        return stood;
    }

    public void Dismiss(Guid objectionId, string answer, Guid officerId, DateTimeOffset now)
    {
        Decide(objectionId, ObjectionState.Dismissed, answer, officerId, now);
        Touch();
    }

    public void Accept(Guid agreementId, DateTimeOffset now)
    {
        Demand(State == AwardState.AwaitingWinner, "award.not_awaiting");
        (State, AgreementId, DecidedAt) = (AwardState.Accepted, agreementId, now);
        Touch();
    }

    public void Decline(string reason, DateTimeOffset now)
    {
        Demand(State == AwardState.AwaitingWinner, "award.not_awaiting");
        Fall(AwardState.Declined, reason, now);
        Touch();
    }

    /// <summary>The challenge was cancelled while the award was open.</summary>
    /// <returns>Whether it was.</returns>
    public bool Withdraw(string? reason, DateTimeOffset now)
    {
        if (State is not (AwardState.Proposed or AwardState.AwaitingWinner)) return false;
        Fall(AwardState.Withdrawn, reason, now);
        Touch();
        return true;
    }

    private void Fall(AwardState state, string? reason, DateTimeOffset now) => (State, StateReason, StandsFor, DecidedAt) = (state, reason, null, now);

    private void Decide(Guid objectionId, ObjectionState state, string answer, Guid officerId, DateTimeOffset now)
    {
        var objection = _objections.Find(o => o.Id == objectionId) ?? throw new RuleException("objection.unknown");
        Demand(objection.State == ObjectionState.Raised, "objection.decided");
        (objection.State, objection.Answer, objection.DecidedBy, objection.DecidedAt) = (state, answer, officerId, now);
    }

    private static void Demand(bool holds, string code)
    {
        if (!holds) throw new RuleException(code);
    }
}

/// <summary>A losing company's word against an award, and the officer's answer.</summary>
public sealed class Objection
{
    private Objection() { }

    internal Objection(Guid awardId, Guid companyId, string text, DateTimeOffset now) =>
        (Id, AwardId, CompanyId, Text, RaisedAt) = (Guid.CreateVersion7(now), awardId, companyId, text, now);

    public Guid Id { get; private set; }
    public Guid AwardId { get; private set; }
    public Guid CompanyId { get; private set; }
    public string Text { get; private set; } = "";
    public ObjectionState State { get; internal set; }
    public string? Answer { get; internal set; }
    public Guid? DecidedBy { get; internal set; }
    public DateTimeOffset RaisedAt { get; private set; }
    public DateTimeOffset? DecidedAt { get; internal set; }
}
