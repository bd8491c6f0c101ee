using Marketplace.Contracts.Challenges;

namespace Marketplace.Web.Pages.Seeker.Wizard;

/// <summary>What the list of steps shows.</summary>
/// <param name="Id">The draft; null before there is one, when the steps are no links.</param>
/// <param name="Brief">The brief as stored.</param>
/// <param name="At">The step that is open; null on the page that only lists them.</param>
/// <param name="Refused">Steps with errors.</param>
public sealed record TasksModel(Guid? Id, ChallengeBrief Brief, WizardStep? At, IReadOnlySet<WizardStep> Refused)
{
    /// <summary>How far a step is.</summary>
    public StepStatus StatusOf(WizardStep step) => Refused.Contains(step) ? StepStatus.Errors : WizardSteps.Status(Brief, step);
}
