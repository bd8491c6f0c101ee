using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Challenges;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Offers;
using Shouldly;

namespace Marketplace.Tests.Integration.Hostile;

/// <summary>Every text field and every word of a query, tried with all hostile texts: stored and returned unchanged, or refused with the field named; never a fault.</summary>
public sealed class HostileInput(Marketplaces marketplaces)
{
    private const int AtOnce = 8;
    private static readonly string[] Free =
    [
        "title", "summary", "today", "tried", "constraints", "users", "name", "unit", "confidentialAnnex", "county", "estate", "nameFa", "nameEn", "aboutFa", "aboutEn", "evidence",
        "registrationNumber", "phone", "approach", "answer", "deliverable", "trlEvidence", "ipProposal", "team", "references", "question", "message", "reason",
    ];

    private static readonly string[] Codes = ["province", "isicCode", "field", "isicCodes", "fields", "nationalId", "website", "email", "kind", "language", "cooperation", "currency"];

    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task A_brief_keeps_every_text_or_says_which_it_refuses(Parts parts)
    {
        var (app, texts) = (await marketplaces.On(parts), HostileTexts.For(parts));
        var seeker = await app.SeekerAsync();
        var brief = ChallengeSteps.Brief() with { ConfidentialAnnex = "text" };
        await EachAsync(texts, async (http, text) => await RoundTripAsync(http, HttpMethod.Post, "/api/challenges/v1/challenges", brief, text, "brief"), () => app.Http(Actor.Person().For(seeker.CompanyId!.Value)));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task A_profile_keeps_every_text_or_says_which_it_refuses(Parts parts)
    {
        var (app, texts) = (await marketplaces.On(parts), HostileTexts.For(parts));
        await EachAsync(
            texts, async (http, text) => await RoundTripAsync(http, HttpMethod.Post, "/api/companies/v1/companies", Some.Profile(CompanyKind.Startup) with { References = ["text"], Phone = "1", RegistrationNumber = "1" }, text, "profile"),
            () => app.Http(Actor.Person()));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task A_sealed_offer_keeps_every_text_or_says_which_it_refuses(Parts parts)
    {
        var (app, texts) = (await marketplaces.On(parts), HostileTexts.For(parts));
        var seeker = await app.KnownCompanyAsync();
        var challenge = await ContestSteps.PublishedAsync(app, seeker);
        var solver = await app.KnownCompanyAsync();
        var offer = await app.Api<IOffersApi>(solver).Start(new StartOffer(challenge.Id), Some.Key());
        using var http = app.Http(solver);
        var version = offer.Version;
        foreach (var text in texts)
        {
            var sent = Replace(ContestSteps.Content(), text, Free);
            using var request = Request(HttpMethod.Put, $"/api/offers/v1/offers/{offer.Id}", sent);
            request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
            using var answer = await http.SendAsync(request);
            if (!await IsTakenAsync(answer, text)) continue;
            var kept = await http.GetFromJsonAsync<JsonObject>($"/api/offers/v1/offers/{offer.Id}", Json.Options);
            version = kept!["version"]!.GetValue<long>();
            Same(kept["content"]!, sent, text);
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task A_code_that_is_none_is_refused_by_its_name(Parts parts)
    {
        var (app, texts) = (await marketplaces.On(parts), HostileTexts.For(parts).Where((_, i) => i % 5 == 0).ToList());
        var seeker = await app.SeekerAsync();
        var bodies = ((string Path, object Body)[])[("/api/challenges/v1/challenges", ChallengeSteps.Brief()), ("/api/companies/v1/companies", Some.Profile(CompanyKind.Startup) with { Website = "https://company.example" })];
        var places = bodies.SelectMany(b => Codes.Select(code => (b.Path, b.Body, Code: code))).Where(p => Replace(p.Body, "?", [p.Code]).ToJsonString() != Replace(p.Body, "?", []).ToJsonString()).ToList();
        places.Select(p => p.Code).Distinct().ShouldBe(Codes, ignoreOrder: true);
        await EachAsync(texts, async (http, text) =>
        {
            foreach (var (path, body, code) in places)
            {
                using var answer = await http.SendAsync(Request(HttpMethod.Post, path, Replace(body, text, [code])));
                await IsTakenAsync(answer, text);
            }
        }, () => app.Http(Actor.Person().For(seeker.CompanyId!.Value)));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task A_query_is_answered_or_refused_whatever_its_words(Parts parts)
    {
        var (app, texts, visitors) = (await marketplaces.On(parts), HostileTexts.For(parts), 0x0100_0001L);
        string[] queries =
        [
            "/api/search/v1/challenges?q={0}", "/api/search/v1/companies?q={0}", "/api/search/v1/suggestions?q={0}", "/api/search/v1/challenges?field={0}&sort={0}", "/api/companies/v1/companies?q={0}&sort={0}",
            "/api/challenges/v1/challenges?sort={0}&state={0}", "/api/challenges/v1/challenges/{0}", "/api/companies/v1/companies?page={0}",
        ];
        await EachAsync(texts, async (http, text) =>
        {
            foreach (var query in queries)
            {
                using var answer = await http.GetAsync(new Uri(query.Replace("{0}", Uri.EscapeDataString(Whole(text)), StringComparison.Ordinal), UriKind.Relative));
                ((int)answer.StatusCode).ShouldBeLessThan(500, $"{query} with {text}");
            }
        }, () =>
        {
            var http = app.Http(null);
            http.DefaultRequestHeaders.Add("X-Forwarded-For", new IPAddress(Interlocked.Increment(ref visitors)).ToString());
            return http;
        });
    }

    private static async Task EachAsync(IReadOnlyList<string> texts, Func<HttpClient, string, Task> attempt, Func<HttpClient> client)
    {
        await Parallel.ForEachAsync(texts, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (text, _) =>
        {
            // Somebody else each time: nobody may ask so much.
            using var http = client();
            await attempt(http, text);
        });
    }

    private static async Task RoundTripAsync(HttpClient http, HttpMethod method, string path, object valid, string text, string member)
    {
        var sent = Replace(valid, text, Free);
        using var answer = await http.SendAsync(Request(method, path, sent));
        if (!await IsTakenAsync(answer, text)) return;
        var made = await answer.Content.ReadFromJsonAsync<JsonObject>(Json.Options);
        var kept = await http.GetFromJsonAsync<JsonObject>($"{path}/{made!["id"]!.GetValue<string>()}", Json.Options);
        Same(kept![member]!, sent, text);
    }

    /// <summary>Taken, or refused as a problem that names fields.</summary>
    private static async Task<bool> IsTakenAsync(HttpResponseMessage answer, string text)
    {
        if (answer.IsSuccessStatusCode) return true;
        var said = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{text}: {said}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        if (answer.StatusCode == HttpStatusCode.BadRequest) said.ShouldContain("\"errors\":{\"", Case.Sensitive, text);
        return false;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, JsonNode body)
    {
        var request = new HttpRequestMessage(method, path) { Content = new StringContent(body.ToJsonString(Json.Options), Encoding.UTF8, "application/json") };
        if (method == HttpMethod.Post) request.Headers.Add("Idempotency-Key", Some.Key());
        return request;
    }

    private static JsonNode Replace(object valid, string text, string[] fields)
    {
        var body = JsonSerializer.SerializeToNode(valid, valid.GetType(), Json.Options)!;
        Visit(body, (name, _) => fields.Contains(name) ? JsonValue.Create(text) : null);
        return body;
    }

    private static void Same(JsonNode kept, JsonNode sent, string text)
    {
        var found = new List<string>();
        Visit(sent, (name, value) =>
        {
            if (value == text && Free.Contains(name)) found.Add(name);
            return null;
        });
        var returned = new List<string>();
        Visit(kept, (name, value) =>
        {
            if (value == text && Free.Contains(name)) returned.Add(name);
            return null;
        });
        returned.Order().ShouldBe(found.Order(), $"of {text}");
    }

    /// <summary>Goes through every text of a body; what the visitor returns takes its place.</summary>
    private static void Visit(JsonNode node, Func<string, string, JsonNode?> visitor, string name = "")
    {
        if (node is JsonObject members)
            foreach (var (key, value) in members.ToList())
            {
                if (value is null) continue;
                if (value is JsonValue leaf && leaf.TryGetValue<string>(out var text)) members[key] = visitor(key, text) ?? JsonValue.Create(text);
                else Visit(value, visitor, key);
            }
        else if (node is JsonArray items)
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i] is JsonValue leaf && leaf.TryGetValue<string>(out var text)) items[i] = visitor(name, text) ?? JsonValue.Create(text);
                else if (items[i] is { } item) Visit(item, visitor, name);
            }
    }

    // Half a surrogate pair cannot be written into an address at all.
    private static string Whole(string text) => text.Length > 1500 ? text[..1500] : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
