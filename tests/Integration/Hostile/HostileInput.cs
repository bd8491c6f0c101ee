using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Challenges;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Offers;
using Shouldly;

namespace Marketplace.Tests.Integration.Hostile;

/// <summary>The longest forms and every word of a query, tried with each hostile text: stored and returned unchanged, or refused with the field named; never a fault.</summary>
public sealed class HostileInput(Marketplaces marketplaces)
{
    private const int AtOnce = 4;

    public static TheoryData<Parts> Parts => Marketplaces.All;

    /// <summary>Whether each text is said here by itself in what the operation takes.</summary>
    public static bool SaysEachText(string operation) => operation is "DraftChallenge" or "ChangeChallenge" or "ScoreClarity" or "RegisterCompany" or "ChangeCompany" or "ChangeOffer";

    [Theory, MemberData(nameof(Parts))]
    public async Task A_brief_keeps_every_text_or_says_which_it_refuses(Parts parts)
    {
        var (app, texts) = (await marketplaces.On(parts), HostileTexts.For(parts));
        var seeker = await app.SeekerAsync();
        await EachAsync(texts, async (http, text) => await RoundTripAsync(http, "DraftChallenge", "/api/challenges/v1/challenges", TextFields.Brief, text, "brief"), () => app.Http(Actor.Person().For(seeker.CompanyId!.Value)));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task A_profile_keeps_every_text_or_says_which_it_refuses(Parts parts)
    {
        var (app, texts) = (await marketplaces.On(parts), HostileTexts.For(parts));
        await EachAsync(texts, async (http, text) => await RoundTripAsync(http, "RegisterCompany", "/api/companies/v1/companies", TextFields.Profile, text, "profile"), () => app.Http(Actor.Person()));
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
            await HostileTexts.TakingAsync(Free("ChangeOffer"), async fields =>
            {
                var sent = Replace(ContestSteps.Content(), text, fields);
                using var request = Request(HttpMethod.Put, $"/api/offers/v1/offers/{offer.Id}", sent);
                request.Headers.TryAddWithoutValidation("If-Match", $"\"{version}\"");
                using var answer = await http.SendAsync(request);
                if (await RefusalAsync(answer, text) is { } refusal) return refusal;
                var kept = await http.GetFromJsonAsync<JsonObject>($"/api/offers/v1/offers/{offer.Id}", Json.Options);
                version = kept!["version"]!.GetValue<long>();
                Same(kept["content"]!, sent, text);
                return null;
            }, text);
        }
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

    private static async Task RoundTripAsync(HttpClient http, string operation, string path, object valid, string text, string member) => await HostileTexts.TakingAsync(Free(operation), async fields =>
    {
        var sent = Replace(valid, text, fields);
        using var answer = await http.SendAsync(Request(HttpMethod.Post, path, sent));
        if (await RefusalAsync(answer, text) is { } refusal) return refusal;
        var made = await answer.Content.ReadFromJsonAsync<JsonObject>(Json.Options);
        var kept = await http.GetFromJsonAsync<JsonObject>($"{path}/{made!["id"]!.GetValue<string>()}", Json.Options);
        Same(kept![member]!, sent, text);
        return null;
    }, text);

    /// <summary>The problem, which names fields; null where all was taken.</summary>
    private static async Task<string?> RefusalAsync(HttpResponseMessage answer, string text)
    {
        if (answer.IsSuccessStatusCode) return null;
        var said = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, $"{text}: {said}");
        answer.Content.Headers.ContentType?.MediaType.ShouldBe("application/problem+json", text);
        HostileTexts.ShouldNameFields(said, text);
        return said;
    }

    private static HttpRequestMessage Request(HttpMethod method, string path, JsonNode body)
    {
        var request = new HttpRequestMessage(method, path) { Content = new StringContent(body.ToJsonString(Json.Options), Encoding.UTF8, "application/json") };
        if (method == HttpMethod.Post) request.Headers.Add("Idempotency-Key", Some.Key());
        return request;
    }

    private static IReadOnlyList<string> Free(string operation) => [.. TextFields.Of(operation).Where(f => !TextFields.IsCode(f))];

    private static JsonNode Replace(object valid, string text, IReadOnlyList<string> fields)
    {
        var body = JsonSerializer.SerializeToNode(valid, valid.GetType(), Json.Options)!;
        TextFields.Visit(body, (path, value) => fields.Contains(path) ? text : value);
        return body;
    }

    private static void Same(JsonNode kept, JsonNode sent, string text)
    {
        Where(sent).ShouldNotBeEmpty();
        Where(kept).ShouldBe(Where(sent), $"of {text}");

        List<string> Where(JsonNode body)
        {
            var found = new List<string>();
            TextFields.Visit(body, (path, value) =>
            {
                if (value == text) found.Add(path);
                return value;
            });
            return [.. found.Order(StringComparer.Ordinal)];
        }
    }

    // Half a surrogate pair cannot be written into an address at all.
    private static string Whole(string text) => text.Length > 1500 ? text[..1500] : Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
