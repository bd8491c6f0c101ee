using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Platform;
using Microsoft.Extensions.Logging;
using Npgsql;
using Refit;
using Shouldly;
using static Marketplace.Tests.Integration.Offers.ContestSteps;
using static Marketplace.Tests.Integration.Offers.Refusals;

namespace Marketplace.Tests.Integration.Offers;

/// <summary>Words and a price that only the offering company knows are looked for wherever they could have got to.</summary>
public sealed class SealedUntilClosing
{
    private const string Word = "zanboorak";
    private const string Persian = "قناریسنگ";
    private const decimal Amount = 7_123_456_788;
    private static readonly string[] Canaries = [Word, Persian, "7123456788", "1780864197"];

    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Nothing_of_an_offer_is_found_anywhere_before_closing(Parts parts)
    {
        Marketplaces.Need(parts);
        var (log, traces) = (new LogLines(), new ConcurrentBag<string>());
        using var listener = Listen(traces);
        var settings = Marketplaces.Connections(parts, Host.Services.All.Select(s => s.Name));
        await using var app = await RunningMarketplace.StartAsync(settings, b => b.Logging.SetMinimumLevel(LogLevel.Trace)
            .AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Trace).AddFilter("Microsoft.AspNetCore", LogLevel.Trace).AddProvider(log));
        var (seeker, solver, rival) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync(), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var panel = await app.PanelAsync(seeker, challenge.Id);
        await app.SubmittedAsync(rival, challenge.Id);

        var answers = new StringBuilder();
        var offerId = await WriteEveryWayAsync(app, solver, challenge.Id, answers);
        await AskEverywhereAsync(app, [seeker, rival, panel.Chair, panel.First, Actor.Officer(), Actor.Council(), Actor.Administrator(), Actor.Person(), null], offerId, challenge.Id, answers);

        (await app.Api<IOffersApi>(solver).Get(offerId)).Content!.Approach!.ShouldContain(Word);
        Hits(answers.ToString()).ShouldBeEmpty("in an answer");
        Hits(string.Join('\n', log.All)).ShouldBeEmpty("in the log");
        Hits(string.Join('\n', traces)).ShouldBeEmpty("in a trace");
        foreach (var (file, bytes) in Files(app.Folder)) Hits(bytes).ShouldBeEmpty(file);
        var dump = parts == Harness.Parts.Servers ? await DumpAsync(settings) : "";
        Hits(dump).ShouldBeEmpty("in a table");

        // The search finds what is there: the challenge's title, and the words themselves once the panel may read them.
        var stored = parts == Harness.Parts.Servers ? dump.Contains(challenge.Title, StringComparison.Ordinal) : Files(app.Folder).Any(f => Contains(f.Bytes, challenge.Title));
        stored.ShouldBeTrue();
        (log.All.Count, traces.Count).ShouldSatisfyAllConditions(c => c.Item1.ShouldBeGreaterThan(100), c => c.Item2.ShouldBeGreaterThan(10));
        await app.CloseNowAsync(challenge.Id);
        using var opened = app.Http(panel.First);
        Hits(await opened.GetStringAsync($"/api/offers/v1/offers/{offerId}")).ShouldBe(Canaries);
    }

    private static async Task<Guid> WriteEveryWayAsync(RunningMarketplace app, Actor solver, Guid challengeId, StringBuilder answers)
    {
        using var http = app.Http(solver);
        async Task<T> PostAsync<T>(string path, object? body = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = body is null ? null : JsonContent.Create(body, options: Json.Options) };
            request.Headers.Add("Idempotency-Key", Some.Key());
            using var response = await http.SendAsync(request);
            answers.AppendLine(await response.Content.ReadAsStringAsync());
            response.StatusCode.ShouldBeOneOf(HttpStatusCode.OK, HttpStatusCode.Created);
            return (await response.Content.ReadFromJsonAsync<T>(Json.Options))!;
        }

        var api = app.Api<IOffersApi>(solver);
        var secret = Content(Amount, $" {Word} {Persian}");
        var offer = await PostAsync<OfferDetails>("/api/offers/v1/offers", new StartOffer(challengeId));
        offer = await api.Change(offer.Id, secret with { TotalPrice = null }, Tag(offer.Version));
        answers.AppendLine(await RefusedAsync(() => api.Submit(offer.Id, Some.Key()), HttpStatusCode.BadRequest, "totalPrice"));
        var wrong = secret with { TrlNow = 10, TotalPrice = new(-Amount, Word), Milestones = [.. secret.Milestones, new OfferMilestone(Word, Persian, -1, -Amount)] };
        answers.AppendLine(await RefusedAsync(() => api.Change(offer.Id, wrong, Tag(offer.Version)), HttpStatusCode.BadRequest, "trlNow"));
        answers.AppendLine(await RefusedAsync(() => api.Change(offer.Id, secret, Tag(99)), HttpStatusCode.PreconditionFailed, "version.stale"));
        using (var broken = new StringContent($$"""{"approach":"{{Word}}","milestones":[{"title":"{{Persian}}","price":"{{Amount}}x"}]}""", Encoding.UTF8, "application/json"))
            answers.AppendLine(await (await http.PutAsync($"/api/offers/v1/offers/{offer.Id}", broken)).Content.ReadAsStringAsync());
        offer = await api.Change(offer.Id, secret, Tag(offer.Version));
        offer = await PostAsync<OfferDetails>($"/api/offers/v1/offers/{offer.Id}/submit");
        offer = await PostAsync<OfferDetails>($"/api/offers/v1/offers/{offer.Id}/withdraw");
        offer = await PostAsync<OfferDetails>($"/api/offers/v1/offers/{offer.Id}/submit");
        offer = await api.Change(offer.Id, secret with { Team = Word }, Tag(offer.Version));
        offer = await PostAsync<OfferDetails>($"/api/offers/v1/offers/{offer.Id}/submit");
        return offer.Id;
    }

    private static async Task AskEverywhereAsync(RunningMarketplace app, IReadOnlyList<Actor?> actors, Guid offerId, Guid challengeId, StringBuilder answers)
    {
        foreach (var actor in actors)
        {
            using var http = app.Http(actor);
            foreach (var path in (string[])[
                $"offers/{offerId}", "offers", $"challenges/{challengeId}/count", $"challenges/{challengeId}/interests", $"challenges/{challengeId}/evaluation", "evaluations", "agreements"])
            {
                using var response = await http.GetAsync("/api/offers/v1/" + path);
                answers.AppendLine(await response.Content.ReadAsStringAsync());
                if (path.StartsWith("offers/", StringComparison.Ordinal)) response.StatusCode.ShouldBe(actor is null ? HttpStatusCode.Unauthorized : HttpStatusCode.NotFound);
            }

            foreach (var (method, path) in ((HttpMethod, string)[])[(HttpMethod.Post, "submit"), (HttpMethod.Post, "withdraw"), (HttpMethod.Put, "scores"), (HttpMethod.Put, "consensus")])
            {
                using var request = new HttpRequestMessage(method, $"/api/offers/v1/offers/{offerId}/{path}") { Content = JsonContent.Create(Scores(1, 1), options: Json.Options) };
                using var response = await http.SendAsync(request);
                ((int)response.StatusCode).ShouldBeInRange(400, 499);
                answers.AppendLine(await response.Content.ReadAsStringAsync());
            }
        }
    }

    private static ActivityListener Listen(ConcurrentBag<string> traces)
    {
        var listener = new ActivityListener
        {
            ShouldListenTo = _ => true,
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = a => traces.Add(string.Join(' ', a.TagObjects.Concat(a.Events.SelectMany(e => e.Tags)).Select(t => $"{t.Key}={t.Value}")
                .Concat(a.Baggage.Select(b => b.Value ?? "")).Prepend(a.DisplayName))),
        };
        ActivitySource.AddActivityListener(listener);
        return listener;
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Files(string folder)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Where(p => !p.EndsWith(".lock", StringComparison.Ordinal)))
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            using var copy = new MemoryStream();
            file.CopyTo(copy);
            yield return (path, copy.ToArray());
        }
    }

    // Every row of every table as text, binary columns in hexadecimal.
    private static async Task<string> DumpAsync(IReadOnlyDictionary<string, string?> settings)
    {
        var dump = new StringBuilder();
        foreach (var connection in settings.Values.OfType<string>().Where(s => s.Contains("Database=", StringComparison.Ordinal)))
        {
            await using var db = NpgsqlDataSource.Create(new NpgsqlConnectionStringBuilder(connection) { Pooling = false }.ConnectionString);
            List<string> tables;
            try
            {
                tables = await RowsAsync(db,
                    """
                    SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables
                    WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')
                    """);
            }
            catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InvalidCatalogName)
            {
                continue;
            }

            foreach (var table in tables)
                foreach (var row in await RowsAsync(db, $"SELECT t::text FROM {table} t"))
                    dump.AppendLine(row);
        }

        return dump.ToString();
    }

    private static async Task<List<string>> RowsAsync(NpgsqlDataSource db, string sql)
    {
        await using var command = db.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }

    private static IReadOnlyList<string> Hits(string text) => [.. Canaries.Where(c =>
        text.Contains(c, StringComparison.OrdinalIgnoreCase) || text.Contains(Convert.ToHexString(Encoding.UTF8.GetBytes(c)), StringComparison.OrdinalIgnoreCase) ||
        text.Contains(Convert.ToBase64String(Encoding.UTF8.GetBytes(c))[..8], StringComparison.Ordinal))];

    private static IReadOnlyList<string> Hits(byte[] bytes) => [.. Canaries.Where(c => Contains(bytes, c))];

    private static bool Contains(byte[] bytes, string text) =>
        bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(text)) >= 0 || bytes.AsSpan().IndexOf(Encoding.Unicode.GetBytes(text)) >= 0;
}
