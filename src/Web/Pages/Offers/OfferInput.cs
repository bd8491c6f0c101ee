using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;

namespace Marketplace.Web.Pages.Offers;

/// <summary>What is typed into the steps of an offer. A step posts its own fields only; the others stay as they are.</summary>
public sealed class OfferInput
{
    public string? Approach { get; set; }
    public List<AnswerInput>? Answers { get; set; }
    public List<MilestoneInput>? Milestones { get; set; }
    public int? TrlNow { get; set; }
    public int? TrlAtDelivery { get; set; }
    public string? TrlEvidence { get; set; }
    public string? IpProposal { get; set; }
    public string? Team { get; set; }
    public string? References { get; set; }

    /// <summary>The fields as an offer has them: an answer for each criterion, and a row to begin the plan with.</summary>
    public static OfferInput Of(OfferContent content, IReadOnlyList<Criterion> criteria) => new()
    {
        Approach = content.Approach,
        Answers = [.. criteria.Select(c => new AnswerInput { CriterionId = c.Id, Answer = content.Answers.FirstOrDefault(a => a.CriterionId == c.Id)?.Answer })],
        Milestones = content.Milestones.Count == 0 ? [new()] : [.. content.Milestones.Select(MilestoneInput.Of)],
        TrlNow = content.TrlNow,
        TrlAtDelivery = content.TrlAtDelivery,
        TrlEvidence = content.TrlEvidence,
        IpProposal = content.IpProposal,
        Team = content.Team,
        References = content.References,
    };

    /// <summary>An offer's content with one step of it replaced by what was typed. Rows left blank are left out.</summary>
    public OfferContent Apply(string step, OfferContent content, string currency) => step switch
    {
        OfferSteps.Approach => content with { Approach = Approach },
        OfferSteps.Answers => content with { Answers = [.. GivenAnswers.Select(a => new CriterionAnswer(a.Item.CriterionId, a.Item.Answer!))] },
        OfferSteps.Plan => content with
        {
            Milestones = [.. GivenMilestones.Select(m => new OfferMilestone(m.Item.Title ?? "", m.Item.Deliverable ?? "", m.Item.Weeks ?? 0, m.Item.Price ?? 0))],
            TotalPrice = Total > 0 ? new Money(Total, currency) : null,
        },
        OfferSteps.Readiness => content with { TrlNow = TrlNow, TrlAtDelivery = TrlAtDelivery, TrlEvidence = TrlEvidence },
        OfferSteps.Ip => content with { IpProposal = IpProposal },
        _ => content with { Team = Team, References = References },
    };

    /// <summary>The sum of the prices typed so far.</summary>
    public decimal Total => Milestones?.Sum(m => m.Price ?? 0) ?? 0;

    /// <summary>Where the service's fields are on the form: rows left blank are not sent, so the numbers differ.</summary>
    public IReadOnlyDictionary<string, string> Renamed()
    {
        var names = new Dictionary<string, string> { ["totalPrice"] = "Milestones[0].Price", ["totalPrice.amount"] = "Milestones[0].Price" };
        foreach (var (sent, row) in GivenAnswers.Select((a, i) => (i, a.Row)))
            names[Invariant($"answers[{sent}].answer")] = Invariant($"Answers[{row}].Answer");
        foreach (var (sent, row) in GivenMilestones.Select((m, i) => (i, m.Row)))
        {
            foreach (var field in new[] { "Title", "Deliverable", "Weeks", "Price" })
                names[Invariant($"milestones[{sent}].{char.ToLowerInvariant(field[0])}{field[1..]}")] = Invariant($"Milestones[{row}].{field}");
        }

        return names;
    }

    /// <summary>A short print of one step of an offer: the same as long as nobody has changed that step.</summary>
    public static string PrintOf(string step, OfferContent content)
    {
        object part = step switch
        {
            OfferSteps.Approach => new { content.Approach },
            OfferSteps.Answers => content.Answers,
            OfferSteps.Plan => content.Milestones,
            OfferSteps.Readiness => new { content.TrlNow, content.TrlAtDelivery, content.TrlEvidence },
            OfferSteps.Ip => new { content.IpProposal },
            _ => new { content.Team, content.References },
        };
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(part)).AsSpan(0, 12));
    }

    private IEnumerable<(AnswerInput Item, int Row)> GivenAnswers =>
        (Answers ?? []).Select((a, i) => (a, i)).Where(a => !string.IsNullOrWhiteSpace(a.a.Answer));

    private IEnumerable<(MilestoneInput Item, int Row)> GivenMilestones => (Milestones ?? []).Select((m, i) => (m, i)).Where(m => !m.m.IsBlank);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>The answer to one criterion.</summary>
public sealed class AnswerInput
{
    public Guid CriterionId { get; set; }
    public string? Answer { get; set; }
}

/// <summary>A row of the plan.</summary>
public sealed class MilestoneInput
{
    public string? Title { get; set; }
    public string? Deliverable { get; set; }
    public int? Weeks { get; set; }
    public decimal? Price { get; set; }

    internal bool IsBlank => string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Deliverable) && Weeks is null or 0 && Price is null or 0;

    internal static MilestoneInput Of(OfferMilestone milestone) => new()
    {
        Title = milestone.Title,
        Deliverable = milestone.Deliverable,
        Weeks = milestone.Weeks == 0 ? null : milestone.Weeks,
        Price = milestone.Price == 0 ? null : milestone.Price,
    };
}
