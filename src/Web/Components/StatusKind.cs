namespace Marketplace.Web.Components;

/// <summary>How a state looks. The words beside it say what it is.</summary>
public enum StatusKind
{
    /// <summary>Not begun, or begun and shown to nobody: a hollow circle.</summary>
    Draft,

    /// <summary>Somebody is at work on it: a half-filled circle.</summary>
    Run,

    /// <summary>Open to be acted on: a filled circle.</summary>
    Open,

    /// <summary>Ended well: a tick.</summary>
    Done,

    /// <summary>Ended: a square.</summary>
    Shut,

    /// <summary>Somebody has to do something: a triangle.</summary>
    Warn,
}

/// <summary>The look of each state of each thing.</summary>
public static class StatusKinds
{
    private static readonly Dictionary<string, StatusKind> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["company.Draft"] = StatusKind.Draft,
        ["company.Submitted"] = StatusKind.Run,
        ["company.Verified"] = StatusKind.Done,
        ["company.Returned"] = StatusKind.Warn,
        ["company.Suspended"] = StatusKind.Warn,
        ["need.Collected"] = StatusKind.Open,
        ["need.Promoted"] = StatusKind.Done,
        ["need.Pooled"] = StatusKind.Done,
        ["need.Duplicate"] = StatusKind.Shut,
        ["need.Parked"] = StatusKind.Shut,
        ["challenge.Draft"] = StatusKind.Draft,
        ["challenge.InReview"] = StatusKind.Run,
        ["challenge.ChangesRequested"] = StatusKind.Warn,
        ["challenge.Rejected"] = StatusKind.Shut,
        ["challenge.Published"] = StatusKind.Open,
        ["challenge.Closed"] = StatusKind.Shut,
        ["challenge.Evaluating"] = StatusKind.Run,
        ["challenge.Awarded"] = StatusKind.Done,
        ["challenge.NotAwarded"] = StatusKind.Shut,
        ["challenge.Completed"] = StatusKind.Done,
        ["challenge.Terminated"] = StatusKind.Shut,
        ["challenge.Cancelled"] = StatusKind.Shut,
        ["offer.Draft"] = StatusKind.Draft,
        ["offer.Submitted"] = StatusKind.Done,
        ["offer.Withdrawn"] = StatusKind.Shut,
        ["offer.NeedsReconfirmation"] = StatusKind.Warn,
        ["offer.Lapsed"] = StatusKind.Shut,
        ["offer.Opened"] = StatusKind.Run,
        ["offer.Disqualified"] = StatusKind.Shut,
        ["offer.Evaluated"] = StatusKind.Run,
        ["offer.Selected"] = StatusKind.Done,
        ["offer.NotSelected"] = StatusKind.Shut,
        ["agreement.Active"] = StatusKind.Run,
        ["agreement.Completed"] = StatusKind.Done,
        ["agreement.Terminated"] = StatusKind.Shut,
        ["milestone.Planned"] = StatusKind.Draft,
        ["milestone.Delivered"] = StatusKind.Run,
        ["milestone.Accepted"] = StatusKind.Done,
        ["milestone.Returned"] = StatusKind.Warn,
        ["evaluation.Waiting"] = StatusKind.Draft,
        ["evaluation.Scoring"] = StatusKind.Run,
        ["evaluation.Consensus"] = StatusKind.Run,
        ["evaluation.AwardProposed"] = StatusKind.Open,
        ["evaluation.Awarded"] = StatusKind.Done,
        ["evaluation.NotAwarded"] = StatusKind.Shut,
        ["award.Proposed"] = StatusKind.Run,
        ["award.AwaitingWinner"] = StatusKind.Open,
        ["award.Accepted"] = StatusKind.Done,
        ["award.Declined"] = StatusKind.Shut,
        ["award.Withdrawn"] = StatusKind.Shut,
        ["objection.Raised"] = StatusKind.Warn,
        ["objection.Upheld"] = StatusKind.Done,
        ["objection.Dismissed"] = StatusKind.Shut,
        ["match.Recommended"] = StatusKind.Draft,
        ["match.Viewed"] = StatusKind.Draft,
        ["match.Interested"] = StatusKind.Open,
        ["match.Offered"] = StatusKind.Open,
        ["match.Opened"] = StatusKind.Run,
        ["match.AwardProposed"] = StatusKind.Run,
        ["match.Awarded"] = StatusKind.Done,
        ["match.Delivered"] = StatusKind.Done,
        ["match.NotSelected"] = StatusKind.Shut,
        ["clarification.Asked"] = StatusKind.Open,
        ["clarification.Answered"] = StatusKind.Done,
        ["task.NotStarted"] = StatusKind.Draft,
        ["task.Optional"] = StatusKind.Draft,
        ["task.InProgress"] = StatusKind.Run,
        ["task.Complete"] = StatusKind.Done,
        ["task.CannotStart"] = StatusKind.Draft,
        ["task.Errors"] = StatusKind.Warn,
    };

    /// <summary>Every state known here, as <c>thing.State</c>: each has its words in StatusText.</summary>
    public static IReadOnlyCollection<string> All => Known.Keys;

    /// <summary>The look of a state; an unknown one looks closed, since nothing can be said of it.</summary>
    public static StatusKind Of(string thing, string state) => Known.GetValueOrDefault($"{thing}.{state}", StatusKind.Shut);

    /// <summary>The end of its class in theme.css.</summary>
    public static string Css(this StatusKind kind) => kind switch
    {
        StatusKind.Draft => "draft",
        StatusKind.Run => "run",
        StatusKind.Open => "open",
        StatusKind.Done => "done",
        StatusKind.Warn => "warn",
        _ => "shut",
    };
}
