using System.Globalization;
using System.Net.Http.Headers;
using Marketplace.Contracts.Companies;
using Marketplace.Offers.Data;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Offers;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Marketplace.Tests.Benchmarks.Services;

/// <summary>
/// <c>submit-offer [--offers N]</c>: firms hand in their drafts over HTTP, all on one challenge, beside two inserts in one batch. With
/// <c>--offers</c>, that many offers on other challenges are there before.
/// </summary>
internal static class SubmitOfferBenchmark
{
    private const int Firms = 400;
    private const int Callers = 8;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = await RunningMarketplace.StartAsync(RunParts.Connections(Parts.Servers, ["offers"]), null, "offers");
        await using var data = NpgsqlDataSource.Create(await app.InOffers(db => Task.FromResult(db.Database.GetConnectionString()!)));
        var seeker = await app.KnownCompanyAsync(CompanyKind.SmallIndustry, maySolve: false);
        var firms = await FirmsAsync(app);
        if (args.Option("--offers") is { } offers) await FillAsync(app, data, firms[0], seeker, int.Parse(offers, CultureInfo.InvariantCulture));
        var bare = await BareInserts.CreateAsync(data);
        using var http = new HttpClient { BaseAddress = app.Address };

        var compared = await Rounds.CompareEachAsync("submit an offer over HTTP", Product, bare.RunAsync, warmUp: 6);
        Console.WriteLine($"{Result.Heading}\n{compared.Rate}\n{compared.Times(.5)}\n{compared.Times(.99)}\n{compared.Computing}");
        return 0;

        async Task<Round> Product()
        {
            var challenge = await app.PublishedAsync(seeker);
            var drafts = new Guid[Firms];
            await Round.OfAsync(Callers, Firms, async i => drafts[i] = (await app.DraftedAsync(firms[i].Actor, challenge.Id)).Id);
            await Eventually.HoldsAsync(() => app.InOffers(async db => !await db.Outbox.AnyAsync(m => m.SentAt == null)));
            return await Round.OfAsync(Callers, Firms, async i =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/offers/v1/offers/{drafts[i]}/submit");
                request.Headers.Authorization = firms[i].Token;
                request.Headers.Add("Idempotency-Key", Some.Key());
                using var answer = await http.SendAsync(request);
                answer.EnsureSuccessStatusCode();
            });
        }
    }

    private static async Task<List<(Actor Actor, AuthenticationHeaderValue Token)>> FirmsAsync(RunningMarketplace app)
    {
        var owners = Enumerable.Range(0, Firms).Select(_ => Actor.Person().For(Guid.CreateVersion7())).ToList();
        await app.DeliverAsync([.. owners.Select(o => ContestSteps.Company(o.CompanyId!.Value, o))]);
        await Eventually.HoldsAsync(() => app.InOffers(async db => await db.Companies.CountAsync() > Firms));
        return [.. owners.Select(o =>
        {
            using var http = app.Http(o);
            return (o, http.DefaultRequestHeaders.Authorization!);
        })];
    }

    // Copies of one real offer under other ids: what is measured does not read them, only passes by them in tables and indexes.
    private static async Task FillAsync(RunningMarketplace app, NpgsqlDataSource data, (Actor Actor, AuthenticationHeaderValue Token) firm, Actor seeker, int count)
    {
        var first = await app.SubmittedAsync(firm.Actor, (await app.PublishedAsync(seeker)).Id);
        var columns = await app.InOffers(db => Task.FromResult(string.Join(", ", db.Model.FindEntityType(typeof(Marketplace.Offers.Domain.Offer))!.GetProperties().Select(p => p.GetColumnName())
            .Where(c => c is not ("id" or "challenge_id" or "number" or "year")))));
        await using var fill = data.CreateCommand($"""
            INSERT INTO offers (id, challenge_id, number, year, {columns}) SELECT gen_random_uuid(), gen_random_uuid(), n, 1, {columns} FROM offers, generate_series(1, $1) AS n WHERE id = $2;
            """);
        fill.Parameters.Add(new() { Value = count });
        fill.Parameters.Add(new() { Value = first.Id });
        await fill.ExecuteNonQueryAsync();
        await using var analyze = data.CreateCommand("ANALYZE offers");
        await analyze.ExecuteNonQueryAsync();
    }

    /// <summary>The twin: the row of the offer and that of the event about it.</summary>
    private sealed class BareInserts(NpgsqlDataSource data)
    {
        private const string Event = """{"offerId":"019ab5f2-6f6b-7c43-a2a6-6c22f1c8a1d0","challengeId":"019ab5f2-6f6b-7c43-a2a6-6c22f1c8a1d1","companyId":"019ab5f2-6f6b-7c43-a2a6-6c22f1c8a1d2","state":"Submitted","version":3,"occurredAt":"2026-11-26T00:00:00Z"}""";

        public static async Task<BareInserts> CreateAsync(NpgsqlDataSource data)
        {
            await using var create = data.CreateCommand("""
                CREATE TABLE bare_offers (id uuid PRIMARY KEY, challenge_id uuid NOT NULL, company_id uuid NOT NULL, state int NOT NULL, submitted_at timestamptz NOT NULL);
                CREATE TABLE bare_outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, message_id uuid NOT NULL, type text NOT NULL, body text NOT NULL)
                """);
            await create.ExecuteNonQueryAsync();
            return new BareInserts(data);
        }

        public Task<Round> RunAsync() => Round.OfAsync(Callers, 5 * Firms, async _ =>
        {
            await using var batch = data.CreateBatch();
            batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO bare_offers VALUES ($1, $2, $3, 1, $4)")
            {
                Parameters = { new() { Value = Guid.CreateVersion7() }, new() { Value = Guid.CreateVersion7() }, new() { Value = Guid.CreateVersion7() }, new() { Value = TimeProvider.System.GetUtcNow().UtcDateTime } },
            });
            batch.BatchCommands.Add(new NpgsqlBatchCommand("INSERT INTO bare_outbox (message_id, type, body) VALUES ($1, $2, $3)")
            {
                Parameters = { new() { Value = Guid.CreateVersion7() }, new() { Value = "offers.OfferSubmitted" }, new() { Value = Event } },
            });
            await batch.ExecuteNonQueryAsync();
        });
    }
}
