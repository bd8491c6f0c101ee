using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>An evaluation as one person sees it, and what that person may be offered to do. The service decides.</summary>
/// <param name="Contest">The challenge; null while Challenges does not answer.</param>
public sealed record EvaluationView(EvaluationDetails Evaluation, Caller Caller, ChallengeDetails? Contest)
{
    /// <summary>Whether the reader may write for the seeker.</summary>
    public bool Seeks => Contest is { } contest && Caller.ActsFor(contest.SeekerId, MemberRole.Editor);

    /// <summary>Whether the offers are opened.</summary>
    public bool IsOpened => Evaluation.Offers.Count > 0 || Contest is { State: ChallengeState.Closed or ChallengeState.Evaluating };

    /// <summary>The reader's seat on the panel.</summary>
    public PanelMemberDetails? Seat => Evaluation.Panel.FirstOrDefault(m => m.PersonId == Caller.PersonId);

    public bool IsChair => Seat is { Role: PanelRole.Chair, ConflictDeclared: false };

    public bool MustDeclare => Seat is { ConflictDeclared: null };

    public bool MayScore => Seat is { ConflictDeclared: false } && Evaluation.State == EvaluationState.Scoring;

    public bool MayAgree => IsChair && Evaluation.State is EvaluationState.Consensus;

    public bool MaySetAside => IsChair && Evaluation.State is (EvaluationState.Scoring or EvaluationState.Consensus);

    /// <summary>Whether the panel can still be named or changed: until somebody has finished scoring or scores are in.</summary>
    public bool MayNamePanel => Seeks && Evaluation.State is (EvaluationState.Waiting or EvaluationState.Scoring) && Evaluation.Panel.All(m => !m.Finished);

    /// <summary>Whether the consensus is whole and nothing has been proposed.</summary>
    public bool MayPropose => MayAgree && Evaluation.Award is (null or { State: AwardState.Declined or AwardState.Withdrawn });

    /// <summary>Whether the contest can be ended without a winner: by the chair, and by the seeker when nobody offered.</summary>
    public bool MayEndWithoutWinner => Evaluation.State is (EvaluationState.Waiting or EvaluationState.Scoring or EvaluationState.Consensus)
        && IsOpened && (IsChair || (Seeks && Evaluation.Offers.Count == 0));

    /// <summary>The reader's own scores of an offer.</summary>
    public IReadOnlyList<CriterionScore> OwnScores(EvaluatedOffer offer) => offer.Scores.FirstOrDefault(s => s.PersonId == Caller.PersonId)?.Scores ?? [];
}
