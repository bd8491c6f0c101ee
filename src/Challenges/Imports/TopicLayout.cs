using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Serialization;
using Marketplace.Contracts.Challenges;
using Marketplace.Platform.Http;

namespace Marketplace.Challenges.Imports;

/// <summary>
/// Research topics of public small-business programmes, in English: <c>_id, title, text, agency, branch, technology_areas</c>. They say what is
/// wanted at length and nothing of budget, place or measures, so these are what a reader would assume, not what the source claims.
/// </summary>
internal static class TopicLayout
{
    private const string Source = "research-topics";
    private const string Objective = "OBJECTIVE:";
    private const string ResearchAndDevelopment = "72";
    private const int PrototypeInUse = 7;

    private static readonly FrozenDictionary<string, string> FieldOfArea = new Dictionary<string, string>
    {
        ["electronics"] = "electronics",
        ["materials-processes"] = "advanced-materials",
        ["sensors"] = "sensors-instrumentation",
        ["information-systems"] = "ict-software",
        ["air-platform"] = "aerospace",
        ["space-platforms"] = "aerospace",
        ["ground-sea-vehicles"] = "automotive",
        ["weapons"] = "mechanical-manufacturing",
        ["battlespace"] = "sensors-instrumentation",
        ["human-systems"] = "health-medical-devices",
        ["biomedical"] = "health-medical-devices",
        ["chem-bio-defense"] = "biotechnology",
        ["nuclear"] = "energy",
    }.ToFrozenDictionary();

    // Where a topic names no area: what its agency mostly asks for.
    private static readonly FrozenDictionary<string, string> FieldOfAgency = new Dictionary<string, string>
    {
        ["DOE"] = "energy",
        ["HHS"] = "health-medical-devices",
        ["DOC"] = "sensors-instrumentation",
        ["NSF"] = "advanced-materials",
        ["NASA"] = "aerospace",
        ["DHS"] = "sensors-instrumentation",
        ["USDA"] = "food-agriculture",
        ["DOT"] = "transport-logistics",
        ["EPA"] = "water-environment",
        ["ED"] = "ict-software",
    }.ToFrozenDictionary();

    public static ImportRow Row(JsonElement json, ImportDefaults defaults)
    {
        var topic = json.Deserialize<Topic>(Json.Options)!;
        return new ImportRow(Source, topic.Id, new ChallengeBrief
        {
            Title = topic.Title,
            Summary = ImportDefaults.Beginning(Aim(topic.Text), 600),
            Problem = new ProblemText(topic.Text, Users: string.IsNullOrEmpty(topic.Branch) ? topic.Agency : $"{topic.Agency}, {topic.Branch}"),
            Indicators = [new Indicator("Fulfils the need as described", "yes (1) or no (0)", 0, 1)],
            RequiredTrl = PrototypeInUse,
            Fields = Fields(topic),
            IsicCode = ResearchAndDevelopment,
            Place = defaults.Place,
            Cooperation = CooperationType.JointDevelopment,
            IpTerms = IpTerms.ToBeAgreed,
            Budget = new Budget(BudgetKind.Hidden),
            Criteria =
            [
                new Criterion(Guid.Empty, "Fit to the need and technical merit", 45), new Criterion(Guid.Empty, "Ability and earlier work", 25),
                new Criterion(Guid.Empty, "Price", 20), new Criterion(Guid.Empty, "Time to delivery", 10),
            ],
            QuestionsUntil = defaults.QuestionsUntil,
            ClosesAt = defaults.ClosesAt,
            Language = "en",
        }, defaults.Publish);
    }

    private static List<string> Fields(Topic topic)
    {
        var named = (topic.TechnologyAreas ?? []).Select(a => FieldOfArea.GetValueOrDefault(a)).OfType<string>().Distinct().ToList();
        return named.Count > 0 ? named : [FieldOfAgency.GetValueOrDefault(topic.Agency ?? "", "mechanical-manufacturing")];
    }

    private static string Aim(string text)
    {
        var at = text.IndexOf(Objective, StringComparison.Ordinal);
        return at < 0 ? text : text[(at + Objective.Length)..].TrimStart().Split('\n')[0];
    }

    private sealed record Topic(
        [property: JsonPropertyName("_id")] string Id, string Title, string Text, string? Agency = null, string? Branch = null,
        [property: JsonPropertyName("technology_areas")] IReadOnlyList<string>? TechnologyAreas = null);
}
