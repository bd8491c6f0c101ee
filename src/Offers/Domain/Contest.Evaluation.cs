using Marketplace.Contracts.Offers;
using Marketplace.Platform.Domain;

namespace Marketplace.Offers.Domain;

// The panel and the evaluation: Waiting for closing and a chair → Scoring → Consensus → AwardProposed → Awarded | NotAwarded.
public sealed partial class Contest
{
    public EvaluationState Evaluation { get; private set; }
    public NoAwardReason? NoAwardReason { get; private set; }
    public string? NoAwardExplanation { get; private set; }
    public DateTimeOffset? DecidedAt { get; private set; }

    public IReadOnlyList<Panellist> Panel => _panel;

    public Panellist? Chair => _panel.Find(p => p.Role == PanelRole.Chair);

    /// <summary>Names the panel anew. Who stays on it keeps the declaration made.</summary>
    /// <param name="scoringHasBegun">Whether anybody has scored.</param>
    /// <returns>Those who were not on it before.</returns>
    public IReadOnlyList<Guid> NamePanel(IReadOnlyList<PanelMember> members, bool scoringHasBegun)
    {
        Demand(!IsCancelled, "contest.cancelled");
        Demand(Evaluation == EvaluationState.Waiting || (Evaluation == EvaluationState.Scoring && !scoringHasBegun), "panel.fixed");
        var before = _panel.ToDictionary(p => p.PersonId);
        _panel.RemoveAll(p => members.All(m => m.PersonId != p.PersonId));
        foreach (var member in members)
            if (before.TryGetValue(member.PersonId, out var known)) (known.Role, known.DisplayName) = (member.Role, member.DisplayName);
            else _panel.Add(new Panellist(Id, member.PersonId, member.Role, member.DisplayName));
        Seat();
        Touch();
        return [.. members.Select(m => m.PersonId).Where(id => !before.ContainsKey(id))];
    }

    /// <summary>A member says whether anything ties it to an offering company. Said before anything is shown; only a conflict can be added later.</summary>
    public void Declare(Guid personId, bool hasConflict, string? note, DateTimeOffset now)
    {
        var member = _panel.Find(p => p.PersonId == personId) ?? throw new RuleException("panel.no_such_member");
        Demand(Evaluation is EvaluationState.Waiting or EvaluationState.Scoring or EvaluationState.Consensus, "evaluation.over");
        Demand(member.HasConflict != true || hasConflict, "panel.conflict_stays");
        (member.HasConflict, member.Note, member.DeclaredAt) = (hasConflict, note, now);
        Seat();
        Touch();
    }

    /// <summary>Moves on to the consensus when everybody has declared and every evaluator without a conflict has scored every offer.</summary>
    /// <param name="finished">Who has scored every offer in full.</param>
    public void Settle(IReadOnlySet<Guid> finished)
    {
        if (Evaluation != EvaluationState.Scoring || Chair?.HasConflict != false) return;
        if (_panel.Exists(p => p.HasConflict is null || (p.Role == PanelRole.Evaluator && p.HasConflict == false && !finished.Contains(p.PersonId)))) return;
        Evaluation = EvaluationState.Consensus;
        Touch();
    }

    /// <summary>Somebody scored: the evaluation has a new version.</summary>
    public void NoteScores()
    {
        Demand(Evaluation is EvaluationState.Scoring or EvaluationState.Consensus, "evaluation.not_scoring");
        Touch();
    }

    public void DemandConsensus() => Demand(Evaluation == EvaluationState.Consensus, "evaluation.not_in_consensus");

    public void DemandUndecided() => Demand(OpenedAt is not null && !IsCancelled &&
        Evaluation is EvaluationState.Waiting or EvaluationState.Scoring or EvaluationState.Consensus, "evaluation.over");

    public void NoteConsensus()
    {
        DemandConsensus();
        Touch();
    }

    public void NoteDisqualification()
    {
        Demand(Evaluation is EvaluationState.Scoring or EvaluationState.Consensus, "evaluation.not_scoring");
        Touch();
    }

    public void ProposeAward()
    {
        DemandConsensus();
        Evaluation = EvaluationState.AwardProposed;
        Touch();
    }

    /// <summary>The award was withdrawn or declined: another can be proposed.</summary>
    public void ReturnToConsensus()
    {
        Demand(Evaluation == EvaluationState.AwardProposed, "evaluation.no_award");
        Evaluation = EvaluationState.Consensus;
        Touch();
    }

    public void ConfirmAward(DateTimeOffset now)
    {
        Demand(Evaluation == EvaluationState.AwardProposed, "evaluation.no_award");
        (Evaluation, DecidedAt) = (EvaluationState.Awarded, now);
        Touch();
    }

    /// <param name="reason">NoOffers exactly when there was none to evaluate.</param>
    public void DeclareNoAward(NoAwardReason reason, string explanation, bool anyOffer, DateTimeOffset now)
    {
        DemandUndecided();
        if (reason == Contracts.Offers.NoAwardReason.NoOffers == anyOffer)
            throw new RuleException(anyOffer ? "no_award.there_are_offers" : "no_award.no_offers") { Field = "reason", Kind = RuleKind.Content };
        Demand(reason != Contracts.Offers.NoAwardReason.NoneMetMinimum || Evaluation == EvaluationState.Consensus, "evaluation.not_in_consensus");
        (Evaluation, NoAwardReason, NoAwardExplanation, DecidedAt) = (EvaluationState.NotAwarded, reason, explanation, now);
        Touch();
    }

    // Scoring needs opened offers and a chair who may sit.
    private void Seat()
    {
        if (Evaluation is not (EvaluationState.Waiting or EvaluationState.Scoring)) return;
        Evaluation = OpenedAt is not null && Chair is { HasConflict: not true } ? EvaluationState.Scoring : EvaluationState.Waiting;
    }
}

/// <summary>A person of a contest's panel.</summary>
public sealed class Panellist
{
    private Panellist() { }

    internal Panellist(Guid contestId, Guid personId, PanelRole role, string? displayName) =>
        (ContestId, PersonId, Role, DisplayName) = (contestId, personId, role, displayName);

    public Guid ContestId { get; private set; }
    public Guid PersonId { get; private set; }
    public PanelRole Role { get; internal set; }
    public string? DisplayName { get; internal set; }

    /// <summary>Null until declared.</summary>
    public bool? HasConflict { get; internal set; }
    public string? Note { get; internal set; }
    public DateTimeOffset? DeclaredAt { get; internal set; }
}
