using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Access;
using Marketplace.Tests.Integration.Harness;
using Shouldly;

namespace Marketplace.Tests.Integration.Hostile;

/// <summary>Every endpoint that takes texts, as the published documents say, tried with the hostile ones in all of them: taken, or refused with the field named; never a fault.</summary>
public sealed class EveryTextField(Marketplaces marketplaces)
{
    // Where the state of the thing refuses every request, as with most of what follows an award, only reading and checking it is tried.
    private const int LeastStoring = 14;

    // What names and the like may hold at least.
    private const int ShortField = 100;

    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Fact]
    public void No_text_field_is_left_out()
    {
        var left = from row in AccessTable.Rows
                   let body = TextFields.Body(row, text => Regex.Replace(text, @"\{[a-z]+\}", Guid.Empty.ToString()))
                   from path in TextFields.Of(row.Name).Except(body is null ? [] : Paths(body))
                   select $"{row.Name}: {path}";

        left.ShouldBeEmpty();
        AccessTable.Rows.Sum(r => TextFields.Of(r.Name).Count).ShouldBeGreaterThan(100);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task An_endpoint_takes_every_text_or_says_which_it_refuses(Parts parts)
    {
        var (app, slices) = (await marketplaces.On(parts), HostileTexts.Slices(HostileTexts.For(parts), 900));
        var world = await AccessWorld.MakeAsync(app);
        var rows = AccessTable.Rows.Where(r => TextFields.Of(r.Name).Count > 0).ToList();
        var stored = new ConcurrentDictionary<string, bool>();
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (row, _) =>
        {
            using var http = app.Http(ActorOf(world, row));
            foreach (var slice in slices)
            {
                var refusing = await RefusingAsync(slice.Whole, TextFields.Of(row.Name));
                var tooShort = refusing.Where(f => !TextFields.IsCode(f) && !HostileInput.SaysEachText(row.Name)).ToList();
                // What only looks a text up refuses them all alike: a sixth is enough.
                foreach (var (i, piece) in HostileTexts.Slices(slice.Texts, ShortField).Index()) await RefusingAsync(piece.Whole, i % 6 == 0 ? refusing : tooShort);
            }

            // Last, as it may change the state: what is wrong beside the texts would have kept them from being read.
            (await SendAsync(http, world, row, "", [])).Status.ShouldNotBe(HttpStatusCode.BadRequest, row.Name);

            async Task<IReadOnlyList<string>> RefusingAsync(string text, IReadOnlyList<string> fields)
            {
                var taking = await HostileTexts.TakingAsync(fields, async into =>
                {
                    var (status, refusal) = await SendAsync(http, world, row, text, into);
                    if (IsTaken(status)) stored[row.Name] = true;
                    return refusal;
                }, $"{row.Name}: {text}");
                return [.. fields.Except(taking)];
            }
        });

        stored.Count.ShouldBeGreaterThan(LeastStoring, string.Join(' ', stored.Keys.Order()));
    }

    [Fact]
    public async Task What_is_no_text_but_a_name_a_date_or_an_id_is_refused_when_it_is_none()
    {
        var (app, texts, turn) = (await marketplaces.On(Harness.Parts.Embedded), HostileTexts.For(Harness.Parts.Embedded), 0);
        var world = await AccessWorld.MakeAsync(app);
        var tried = 0;
        foreach (var row in AccessTable.Rows)
        {
            if (TextFields.Body(row, world.Fill) is not { } body) continue;
            using var http = app.Http(ActorOf(world, row));
            foreach (var path in Paths(body).Except(TextFields.Of(row.Name)))
                for (var i = 0; i < 2; i++, tried++)
                    IsTaken((await SendAsync(http, world, row, texts[turn++ % texts.Count], [path])).Status).ShouldBeFalse($"{row.Name}: {path}");
        }

        tried.ShouldBeGreaterThan(50);
    }

    [Theory]
    [InlineData("POST", "/api/search/v1/saved-searches", """{"name":"Dust"}""", "query", "email")]
    [InlineData("PUT", "/api/notifications/v1/topics", """{"topics":[{"topic":"offer.submitted"}]}""", "topics[0].email")]
    public async Task What_is_missing_is_named(string method, string path, string body, params string[] fields)
    {
        var app = await marketplaces.On(Harness.Parts.Embedded);
        using var http = app.Http(Actor.Person());
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        if (method == "POST") request.Headers.Add("Idempotency-Key", Some.Key());
        using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        HostileTexts.FieldsNamed(await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldBe(fields, ignoreOrder: true);
    }

    private static Actor ActorOf(AccessWorld world, AccessRow row) =>
        world.Actors(row.Owner).Zip(row.Expected).Where(a => a.First is not null).OrderBy(a => a.Second != '+').ThenBy(a => a.Second).First().First!;

    private static bool IsTaken(HttpStatusCode status) => (int)status < 300;

    private static async Task<(HttpStatusCode Status, string? Refusal)> SendAsync(HttpClient http, AccessWorld world, AccessRow row, string text, IReadOnlyList<string> fields)
    {
        var body = TextFields.Body(row, world.Fill)!;
        TextFields.Visit(body, (path, value) => fields.Contains(path) ? text : value);
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), world.Fill(row.Path)) { Content = new StringContent(body.ToJsonString(Json.Options), Encoding.UTF8, "application/json") };
        if (row.Method == "POST") request.Headers.Add("Idempotency-Key", Some.Key());
        if (row.Method == "PUT") request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await http.SendAsync(request);
        if (answer.IsSuccessStatusCode) return (answer.StatusCode, null);
        var said = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{row.Name}: {text}: {said}");
        answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, row.Name);
        if (answer.StatusCode != HttpStatusCode.BadRequest) return (answer.StatusCode, null);
        HostileTexts.ShouldNameFields(said, $"{row.Name}: {text}");
        return (answer.StatusCode, said);
    }

    private static List<string> Paths(JsonNode body)
    {
        var paths = new List<string>();
        TextFields.Visit(body, (path, value) =>
        {
            paths.Add(path);
            return value;
        });
        return paths;
    }
}
