using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Access;
using Marketplace.Tests.Integration.Harness;
using Shouldly;

namespace Marketplace.Tests.Integration.Hostile;

/// <summary>Every endpoint that takes texts, as the published documents say, tried with the hostile ones in all of them: taken, or refused with the field named; never a fault.</summary>
public sealed class EveryTextField(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Fact]
    public void No_text_field_is_left_out()
    {
        var left = from row in AccessTable.Rows
                   let body = TextFields.Body(row, text => text.Replace("{company}", Guid.Empty.ToString(), StringComparison.Ordinal))
                   from path in TextFields.Of(row.Name).Except(body is null ? [] : Paths(body))
                   select $"{row.Name}: {path}";

        left.ShouldBeEmpty();
        AccessTable.Rows.Sum(r => TextFields.Of(r.Name).Count).ShouldBeGreaterThan(100);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task An_endpoint_takes_every_text_or_says_which_it_refuses(Parts parts)
    {
        var (app, slices) = (await marketplaces.On(parts), HostileTexts.Slices(parts, 1500));
        var world = await AccessWorld.MakeAsync(app);
        var rows = AccessTable.Rows.Where(r => TextFields.Of(r.Name).Count > 0).ToList();
        await Parallel.ForEachAsync(rows, new ParallelOptions { MaxDegreeOfParallelism = 2 }, async (row, _) =>
        {
            var actor = world.Actors(row.Owner).Zip(row.Expected).Where(a => a.First is not null).OrderBy(a => a.Second != '+').ThenBy(a => a.Second).First().First!;
            using var http = app.Http(actor);
            var (fields, turn) = (TextFields.Of(row.Name), 0);
            foreach (var slice in slices)
            {
                if (await IsTakenAsync(http, world, row, slice.Whole, fields)) continue;
                if (await IsTakenAsync(http, world, row, slice.Whole, [.. fields.Where(f => !TextFields.IsCode(f))])) continue;
                // Some field is too short for so much: then single texts, in one field after the other.
                foreach (var text in slice.Texts.Where((_, i) => i % 6 == 0)) await IsTakenAsync(http, world, row, text, [fields[turn++ % fields.Count]]);
            }
        });
    }

    private static async Task<bool> IsTakenAsync(HttpClient http, AccessWorld world, AccessRow row, string text, IReadOnlyList<string> fields)
    {
        var body = TextFields.Body(row, world.Fill)!;
        TextFields.Visit(body, (path, value) => fields.Contains(path) ? text : value);
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), world.Fill(row.Path)) { Content = new StringContent(body.ToJsonString(Json.Options), Encoding.UTF8, "application/json") };
        if (row.Method == "POST") request.Headers.Add("Idempotency-Key", Some.Key());
        if (row.Method == "PUT") request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
        using var answer = await http.SendAsync(request);
        if (answer.IsSuccessStatusCode) return true;
        var said = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBeInRange(400, 499, $"{row.Name}: {text}: {said}");
        answer.StatusCode.ShouldNotBe(HttpStatusCode.TooManyRequests, row.Name);
        if (answer.StatusCode == HttpStatusCode.BadRequest) said.ShouldContain("\"errors\":{\"", Case.Sensitive, $"{row.Name}: {text}");
        return answer.StatusCode != HttpStatusCode.BadRequest;
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
