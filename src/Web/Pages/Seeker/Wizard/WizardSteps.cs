using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Contracts.Challenges;

namespace Marketplace.Web.Pages.Seeker.Wizard;

/// <summary>What there is to know of the steps: addresses, progress, which field is asked where.</summary>
public static class WizardSteps
{
    /// <summary>All steps in order.</summary>
    public static readonly IReadOnlyList<WizardStep> All = Enum.GetValues<WizardStep>();

    private static readonly Dictionary<string, WizardStep> Asked = new(StringComparer.OrdinalIgnoreCase)
    {
        ["title"] = WizardStep.Problem,
        ["summary"] = WizardStep.Problem,
        ["problem"] = WizardStep.Problem,
        ["language"] = WizardStep.Problem,
        ["indicators"] = WizardStep.Outcomes,
        ["requiredTrl"] = WizardStep.Outcomes,
        ["fields"] = WizardStep.Field,
        ["isicCode"] = WizardStep.Field,
        ["place"] = WizardStep.Field,
        ["budget"] = WizardStep.Budget,
        ["coFundingPercent"] = WizardStep.Budget,
        ["questionsUntil"] = WizardStep.Budget,
        ["closesAt"] = WizardStep.Budget,
        ["standstillDays"] = WizardStep.Budget,
        ["criteria"] = WizardStep.Criteria,
        ["cooperation"] = WizardStep.Terms,
        ["ipTerms"] = WizardStep.Terms,
        ["openTo"] = WizardStep.Terms,
        ["hideOfferCount"] = WizardStep.Terms,
        ["confidentialAnnex"] = WizardStep.Annex,
    };

    /// <summary>The step an address names; null when it names none.</summary>
    public static WizardStep? Of(string? segment) =>
        All.Cast<WizardStep?>().FirstOrDefault(s => string.Equals(s.ToString(), segment, StringComparison.OrdinalIgnoreCase));

    /// <summary>Where a step is, without the language.</summary>
    public static string Path(Guid challenge, WizardStep step) => $"/seeker/challenges/{challenge}/{step.ToString().ToLowerInvariant()}";

    /// <summary>The number people count it by, from 1.</summary>
    public static int Number(this WizardStep step) => (int)step + 1;

    /// <summary>The step that asks for a field of the brief, by its path such as <c>criteria[0].weight</c> or <c>Input.Criteria[0].Weight</c>.</summary>
    public static WizardStep? Asking(string field)
    {
        var path = field.StartsWith("Input.", StringComparison.Ordinal) ? field[6..] : field;
        var end = path.IndexOfAny(['.', '[']);
        return Asked.TryGetValue(end < 0 ? path : path[..end], out var step) ? step : null;
    }

    /// <summary>How far a step of a stored brief is. What is wrong with it in detail only the service knows.</summary>
    public static StepStatus Status(ChallengeBrief brief, WizardStep step) => step switch
    {
        WizardStep.Problem => Progress(
            Filled(brief.Title), Filled(brief.Summary), Filled(brief.Problem?.Today)),
        WizardStep.Outcomes => Progress(
            brief.Indicators.Count > 0, brief.Indicators.Count > 0 && brief.Indicators.All(i => Filled(i.Name) && Filled(i.Unit)) && brief.Indicators.Any(i => i is { Baseline: not null, Target: not null }), brief.RequiredTrl is not null),
        WizardStep.Field => Progress(brief.Fields.Count > 0, Filled(brief.IsicCode), Filled(brief.Place?.Province)),
        WizardStep.Budget => Progress(BudgetIsWhole(brief.Budget), brief.ClosesAt is not null),
        WizardStep.Criteria => Progress(brief.Criteria.Count > 0, brief.Criteria.Count > 0 && brief.Criteria.Sum(c => c.Weight) == 100 && brief.Criteria.All(c => Filled(c.Name))),
        WizardStep.Terms => Progress(brief.Cooperation is not null, brief.IpTerms is not null),
        WizardStep.Annex => Filled(brief.ConfidentialAnnex) ? StepStatus.Complete : StepStatus.Optional,
        _ => IsReady(brief) ? StepStatus.NotStarted : StepStatus.CannotStart,
    };

    /// <summary>Whether every step that must be is complete, so that the brief can be sent.</summary>
    public static bool IsReady(ChallengeBrief brief) =>
        All.Where(s => s is not (WizardStep.Annex or WizardStep.Check)).All(s => Status(brief, s) == StepStatus.Complete);

    /// <summary>
    /// Stands for the answers of one step: two briefs that answer it alike have the same. So a step can be saved although
    /// somebody else has saved another one meanwhile.
    /// </summary>
    public static string Fingerprint(ChallengeBrief brief, WizardStep step)
    {
        var answers = BriefInput.Of(brief).Into(new ChallengeBrief { Title = "" }, step);
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(answers)))[..16];
    }

    private static bool BudgetIsWhole(Budget? budget) => budget switch
    {
        null => false,
        { Kind: BudgetKind.Range } => budget.Max > budget.Min,
        { Kind: BudgetKind.Exact } => budget.Max > 0,
        _ => true,
    };

    private static StepStatus Progress(params bool[] answered) =>
        answered.All(a => a) ? StepStatus.Complete : answered.Any(a => a) ? StepStatus.InProgress : StepStatus.NotStarted;

    private static bool Filled(string? text) => !string.IsNullOrWhiteSpace(text);
}
