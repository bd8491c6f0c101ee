using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Web.Persian;

namespace Marketplace.Web.Pages.Offers;

/// <summary>How far a step of an offer is. The words are StatusText's "task".</summary>
public enum StepStatus { NotStarted, Optional, InProgress, Complete }

/// <summary>Something an offer still lacks before it can be handed in.</summary>
/// <param name="Step">The step to go to.</param>
/// <param name="Field">Name of the field there, below <c>Input</c>.</param>
/// <param name="Key">Its words in OffersText.</param>
/// <param name="About">What of several is meant, such as a criterion's name; null for one of its kind.</param>
public sealed record MissingItem(string Step, string Field, string Key, string? About = null);

/// <summary>The steps of writing an offer, what each lacks, and how far it is.</summary>
public static class OfferSteps
{
    public const string Approach = "approach";
    public const string Answers = "answers";
    public const string Plan = "plan";
    public const string Readiness = "readiness";
    public const string Ip = "ip";
    public const string Team = "team";

    /// <summary>In the order they are asked.</summary>
    public static readonly IReadOnlyList<string> All = [Approach, Answers, Plan, Readiness, Ip, Team];

    /// <summary>The step after another; null after the last.</summary>
    public static string? After(string step) => All.SkipWhile(s => s != step).Skip(1).FirstOrDefault();

    /// <summary>What must be filled in before the offer can be handed in, in the order of the steps.</summary>
    public static IReadOnlyList<MissingItem> Missing(OfferContent content, IReadOnlyList<Criterion> criteria) =>
        [.. All.SelectMany(s => MissingOf(s, content, criteria))];

    /// <summary>How far a step is.</summary>
    public static StepStatus StatusOf(string step, OfferContent content, IReadOnlyList<Criterion> criteria)
    {
        var begun = step switch
        {
            Approach => Said(content.Approach),
            Answers => content.Answers.Any(a => Said(a.Answer)),
            Plan => content.Milestones.Count > 0,
            Readiness => content.TrlNow is not null || content.TrlAtDelivery is not null || Said(content.TrlEvidence),
            Ip => Said(content.IpProposal),
            _ => Said(content.Team) || Said(content.References),
        };
        if (MissingOf(step, content, criteria).Any())
            return begun ? StepStatus.InProgress : StepStatus.NotStarted;
        return begun ? StepStatus.Complete : StepStatus.Optional;
    }

    private static IEnumerable<MissingItem> MissingOf(string step, OfferContent content, IReadOnlyList<Criterion> criteria) => step switch
    {
        Approach => Unless(Said(content.Approach), new(step, "Approach", "Missing.Approach")),
        Answers => criteria.Select((c, i) => (Criterion: c, Index: i))
            .Where(c => !content.Answers.Any(a => a.CriterionId == c.Criterion.Id && Said(a.Answer)))
            .Select(c => new MissingItem(step, $"Answers[{c.Index}].Answer", "Missing.Answer", c.Criterion.Name)),
        Plan => MissingOfPlan(content.Milestones),
        Readiness => Unless(content.TrlNow is not null, new(step, "TrlNow", "Missing.TrlNow"))
            .Concat(Unless(content.TrlAtDelivery is not null, new(step, "TrlAtDelivery", "Missing.TrlAtDelivery")))
            .Concat(Unless(!(content.TrlAtDelivery < content.TrlNow), new(step, "TrlAtDelivery", "Missing.TrlFalls"))),
        _ => [],
    };

    private static IEnumerable<MissingItem> MissingOfPlan(IReadOnlyList<OfferMilestone> milestones)
    {
        if (milestones.Count == 0)
            yield return new(Plan, "Milestones[0].Title", "Missing.Milestone");
        for (var i = 0; i < milestones.Count; i++)
        {
            if (!Said(milestones[i].Title))
                yield return new(Plan, $"Milestones[{i}].Title", "Missing.MilestoneTitle", PersianNumbers.Format(i + 1, Languages.Current));
            if (!Said(milestones[i].Deliverable))
                yield return new(Plan, $"Milestones[{i}].Deliverable", "Missing.MilestoneDeliverable", PersianNumbers.Format(i + 1, Languages.Current));
        }

        if (milestones.Count > 0 && milestones.Sum(m => m.Price) <= 0)
            yield return new(Plan, "Milestones[0].Price", "Missing.Price");
    }

    private static IEnumerable<MissingItem> Unless(bool there, MissingItem item) => there ? [] : [item];

    private static bool Said(string? text) => !string.IsNullOrWhiteSpace(text);
}
