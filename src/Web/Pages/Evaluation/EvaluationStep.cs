using Marketplace.Contracts.Offers;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>What an evaluation waits for, seen by one person. The words are EvaluationText's "Step".</summary>
public enum EvaluationStep { Closing, NamePanel, PanelMissing, Declare, Barred, Score, Scoring, AgreeAndPropose, Agreeing, Standstill, Ended }

/// <summary>Finds what one person has to do next.</summary>
public static class EvaluationSteps
{
    /// <summary>What a row of the list waits for.</summary>
    public static EvaluationStep Of(EvaluationRow row, DateTimeOffset now) => row switch
    {
        { State: EvaluationState.Awarded or EvaluationState.NotAwarded } => EvaluationStep.Ended,
        { State: EvaluationState.AwardProposed } => EvaluationStep.Standstill,
        { Role: not null, ConflictDeclared: true } => EvaluationStep.Barred,
        { Role: not null, ConflictDeclared: null } => EvaluationStep.Declare,
        { State: EvaluationState.Waiting, Role: null } => row.OpenedAt > now ? EvaluationStep.NamePanel : EvaluationStep.PanelMissing,
        _ when row.OpenedAt > now => EvaluationStep.Closing,
        { State: EvaluationState.Waiting } => EvaluationStep.PanelMissing,
        { State: EvaluationState.Scoring } => row.Role is null ? EvaluationStep.Scoring : EvaluationStep.Score,
        _ => row.Role == PanelRole.Chair ? EvaluationStep.AgreeAndPropose : EvaluationStep.Agreeing,
    };

    /// <summary>Whether the step is the person's own to take.</summary>
    public static bool IsMine(EvaluationStep step) =>
        step is EvaluationStep.NamePanel or EvaluationStep.PanelMissing or EvaluationStep.Declare or EvaluationStep.Score or EvaluationStep.AgreeAndPropose;
}
