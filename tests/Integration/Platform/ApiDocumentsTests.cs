using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Processes;
using Shouldly;

namespace Marketplace.Tests.Integration.Platform;

public sealed class ApiDocumentsTests(Marketplaces marketplaces)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string> Services => [.. Host.Services.All.Select(s => s.Name).Where(s => s != "web")];

    /// <summary>The committed document is what clients are built against. After a wanted change write it anew with WRITE_API=1.</summary>
    [Theory, MemberData(nameof(Services))]
    public async Task The_document_of_a_service_is_the_one_on_file(string service)
    {
        var app = await marketplaces.On(Parts.Embedded);
        using var http = app.Http(null);
        var document = JsonNode.Parse(await http.GetStringAsync($"/openapi/{service}.json"))!;
        var file = Path.Combine(MarketplaceProcess.RepositoryRoot, "docs/api", service + ".json");
        var written = document.ToJsonString(Indented) + "\n";
        if (Environment.GetEnvironmentVariable("WRITE_API") == "1") await File.WriteAllTextAsync(file, written);

        document["openapi"]!.GetValue<string>().ShouldStartWith("3.1");
        Untyped(document["components"]!["schemas"]!).ShouldBeEmpty();
        File.Exists(file).ShouldBeTrue($"Write docs/api/{service}.json with WRITE_API=1.");
        written.ShouldBe(await File.ReadAllTextAsync(file));
    }

    /// <summary>Schemas that say nothing, and lists that do not say of what.</summary>
    private static IEnumerable<string> Untyped(JsonNode node)
    {
        if (node is not JsonObject members) return [];
        var silent = members.Count == 0 || members["type"]?.ToJsonString().Contains("array", StringComparison.Ordinal) == true && members["items"] is null;
        return members.SelectMany(m => Untyped(m.Value!)).Concat(silent ? [node.GetPath()] : []);
    }
}
