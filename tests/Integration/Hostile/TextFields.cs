using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Access;
using Marketplace.Tests.Integration.Challenges;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Offers;
using Marketplace.Tests.Integration.Processes;

namespace Marketplace.Tests.Integration.Hostile;

/// <summary>Where requests carry texts, as the published documents say, and a request of each kind that carries them all.</summary>
internal static class TextFields
{
    private static readonly HashSet<string> Codes =
    [
        "province", "isicCode", "field", "isicCodes", "fields", "nationalId", "website", "email", "language", "currency", "termsVersion", "token", "topic", "indicator", "sort", "isic", "trl", "budget", "closing",
        "state", "cooperation",
    ];

    /// <summary>Whether the text names something known: most hostile ones are refused there.</summary>
    public static bool IsCode(string path) => Codes.Contains(path.Split('.')[^1]);

    /// <summary>Paths of the texts in an operation's body, such as <c>problem.today</c> or <c>criteria.name</c>; none for an operation without a body.</summary>
    public static IReadOnlyList<string> Of(string operation) => Documented.Value.GetValueOrDefault(operation, []);

    /// <summary>A body with something in every text.</summary>
    public static JsonNode? Body(AccessRow row, Func<string, string> fill) => row.Name switch
    {
        "DraftChallenge" or "ChangeChallenge" or "ScoreClarity" => Node(Brief),
        "ImportChallenges" => Node(new ImportChallenges(Guid.Parse(fill("{company}")), [new ImportRow("somewhere", "1", Brief, Publish: false)])),
        "RegisterCompany" or "ChangeCompany" => Node(Profile),
        "ChangeOffer" => Node(ContestSteps.Content() with { Answers = [new CriterionAnswer(Guid.Parse(fill("{criterion}")), "text")] }),
        _ => row.Body is null ? null : JsonNode.Parse(fill(row.Body)),
    };

    /// <summary>Goes through every text of a body with its path; what the visitor returns takes its place.</summary>
    public static void Visit(JsonNode node, Func<string, string, string> visitor, string path = "")
    {
        if (node is JsonObject members)
            foreach (var (name, value) in members.ToList()) members[name] = Seen(value, path.Length == 0 ? name : $"{path}.{name}");
        else if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++) items[i] = Seen(items[i], path);

        JsonNode? Seen(JsonNode? value, string at)
        {
            if (value is JsonValue leaf && leaf.TryGetValue<string>(out var text)) return visitor(at, text) is var other && other == text ? value.DeepClone() : JsonValue.Create(other);
            if (value is not null) Visit(value, visitor, at);
            return value?.DeepClone();
        }
    }

    public static ChallengeBrief Brief => ChallengeSteps.Brief() with { ConfidentialAnnex = "text", Place = new Place("IR-03", "تبریز", "شهرک سلیمی") };

    public static CompanyProfile Profile => Some.Profile(CompanyKind.KnowledgeBasedFirm) with
    {
        RegistrationNumber = "1",
        Phone = "1",
        Website = "https://company.example",
        References = ["text"],
        Capabilities = [new Capability("advanced-materials", 6, "text")],
    };

    private static readonly Lazy<IReadOnlyDictionary<string, IReadOnlyList<string>>> Documented = new(() => Directory.EnumerateFiles(Path.Combine(MarketplaceProcess.RepositoryRoot, "docs/api"), "*.json")
        .Select(file => JsonNode.Parse(File.ReadAllText(file))!)
        .SelectMany(document => document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject()).Select(o => (Document: document, Operation: o.Value!)))
        .Where(o => o.Operation["requestBody"]?["content"]?["application/json"] is not null)
        .ToDictionary(o => o.Operation["operationId"]!.GetValue<string>(), o => (IReadOnlyList<string>)[.. Texts(o.Document, o.Operation["requestBody"]!["content"]!["application/json"]!["schema"]!, "").Distinct()]));

    private static IEnumerable<string> Texts(JsonNode document, JsonNode schema, string path)
    {
        if (schema["$ref"]?.GetValue<string>() is { } reference) return Texts(document, reference.TrimStart('#', '/').Split('/').Aggregate(document, (node, name) => node[name]!), path);
        var types = schema["type"] switch { JsonArray several => several.Select(t => t!.GetValue<string>()).ToList(), { } one => [one.GetValue<string>()], null => [] };
        if (types.Contains("string") && schema["format"] is null && schema["enum"] is null) return [path];
        var parts = (schema["oneOf"] as JsonArray ?? []).Select(s => (path, s!));
        if (schema["properties"] is JsonObject properties) parts = parts.Concat(properties.Select(p => (path.Length == 0 ? p.Key : $"{path}.{p.Key}", p.Value!)));
        if (schema["items"] is { } items) parts = parts.Append((path, items));
        return parts.SelectMany(p => Texts(document, p.Item2, p.Item1));
    }

    private static JsonNode Node<T>(T value) => JsonSerializer.SerializeToNode(value, Json.Options)!;
}
