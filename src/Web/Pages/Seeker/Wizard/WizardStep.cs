namespace Marketplace.Web.Pages.Seeker.Wizard;

/// <summary>The steps of writing a challenge, in their order. Their names in lower case are the last part of their addresses.</summary>
public enum WizardStep
{
    Problem,
    Outcomes,
    Field,
    Budget,
    Criteria,
    Terms,
    Annex,
    Check,
}

/// <summary>How far a step is; named as the states of a task in StatusText.</summary>
public enum StepStatus
{
    NotStarted,
    Optional,
    InProgress,
    Complete,
    CannotStart,
    Errors,
}

/// <summary>A form that holds a brief: the page for a new challenge and that of each later step.</summary>
public interface IBriefForm
{
    /// <summary>The brief as typed.</summary>
    BriefInput Input { get; }
}
