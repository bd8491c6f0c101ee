using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Shouldly;

namespace Marketplace.Tests.Integration.Processes;

/// <summary>Processes are killed at the worst moments; an independent reader then counts what became of what was acknowledged.</summary>
public sealed class LosingProcesses(Apart apart) : IClassFixture<Apart>
{
    private const int Many = 4_000;
    private const int Kills = 3;

    [Fact]
    public async Task Killed_between_commit_and_publish_nothing_acknowledged_is_lost()
    {
        await using var consumer = apart.Launch("challenges");
        var companies = await apart.StartAsync("companies");
        await apart.Servers.KillRabbitMqAsync();
        var registered = new List<Guid>();
        for (var i = 0; i < 20; i++)
            registered.Add((await apart.Api<ICompaniesApi>(companies, Actor.Person()).Register(Some.Profile(), Some.Key())).Id);
        await companies.KillAsync();

        await apart.Servers.RestartRabbitMqAsync();
        await using var again = await apart.StartAsync("companies");

        await Eventually.HoldsAsync(async () => await KnownAsync(registered) == registered.Count);
        await EveryEventHasItsEffectOnceAsync();
    }

    [Theory, InlineData(1405)]
    public async Task Killed_between_publish_and_mark_nothing_is_lost_or_doubled(int seed)
    {
        var random = new Random(seed);
        await using var consumer = apart.Launch("challenges");
        await FillOutboxAsync(Many);
        for (var kill = 0; kill < Kills; kill++)
        {
            var companies = MarketplaceProcess.Launch("run companies", apart.Settings);
            var unsent = await UnsentAsync();
            await Eventually.HoldsAsync(async () => await UnsentAsync() < unsent - random.Next(1, 1_000) || await UnsentAsync() == 0);
            await companies.KillAsync();
            await companies.DisposeAsync();
        }

        await using var last = await apart.StartAsync("companies");
        await EveryEventHasItsEffectOnceAsync();
    }

    [Theory, InlineData(1405)]
    public async Task Killed_between_consume_and_acknowledgement_nothing_is_lost_or_doubled(int seed)
    {
        var random = new Random(seed);
        await using var companies = apart.Launch("companies");
        await FillOutboxAsync(Many);
        for (var kill = 0; kill < Kills; kill++)
        {
            var consumer = MarketplaceProcess.Launch("run challenges", apart.Settings);
            var had = await ConsumedAsync();
            var more = random.Next(1, 1_000);
            await Eventually.HoldsAsync(async () => await ConsumedAsync() >= had + more || await OutstandingAsync() == 0);
            await consumer.KillAsync();
            await consumer.DisposeAsync();
        }

        await using var last = await apart.StartAsync("challenges");
        await EveryEventHasItsEffectOnceAsync();
    }

    [Fact]
    public async Task Two_processes_of_one_service_share_the_work_and_double_nothing()
    {
        await using var one = apart.Launch("companies");
        await using var other = apart.Launch("companies");
        await using var consumer = apart.Launch("challenges");
        await using var second = apart.Launch("challenges");
        await Task.WhenAll(((MarketplaceProcess[])[one, other, consumer, second]).Select(p => p.ReadyAsync()));

        var registered = await Task.WhenAll(Enumerable.Range(0, 40).Select(async i =>
            (await apart.Api<ICompaniesApi>(i % 2 == 0 ? one : other, Actor.Person()).Register(Some.Profile(), Some.Key())).Id));
        await one.KillAsync();
        var late = (await apart.Api<ICompaniesApi>(other, Actor.Person()).Register(Some.Profile(), Some.Key())).Id;

        await Eventually.HoldsAsync(async () => await KnownAsync([.. registered, late]) == 41);
        await EveryEventHasItsEffectOnceAsync();
    }

    /// <summary>Puts the news of many companies into the outbox, as a large import would.</summary>
    private async Task FillOutboxAsync(int count)
    {
        var example = System.Text.Json.JsonSerializer.Serialize(
            new CompanyChanged
            {
                Id = Guid.Empty, Version = 1, OccurredAt = TimeProvider.System.GetUtcNow(), Kind = CompanyKind.Startup, State = CompanyState.Verified,
                NameFa = "نمونه", NationalId = "14003778990", Place = new Place("IR-07"),
            }, Marketplace.Platform.Http.Json.Options);
        await apart.ExecuteAsync("companies", """
            INSERT INTO outbox (message_id, type, body, created_at, attempts)
            SELECT gen_random_uuid(), 'companies.CompanyChanged', replace(@body, '00000000-0000-0000-0000-000000000000', gen_random_uuid()::text), now(), 0
            FROM generate_series(1, @count)
            """, ("body", example), ("count", count));
    }

    private Task<long> UnsentAsync() => apart.CountAsync("companies", "SELECT count(*) FROM outbox WHERE sent_at IS NULL");

    private Task<long> ConsumedAsync() => apart.CountAsync("challenges", "SELECT count(*) FROM inbox WHERE consumer = 'KnownCompanyConsumer'");

    private Task<long> KnownAsync(List<Guid> ids) => apart.CountAsync("challenges", "SELECT count(*) FROM known_companies WHERE id = ANY(@ids)", ("ids", ids.ToArray()));

    private async Task<long> OutstandingAsync() => await apart.CountAsync("companies", "SELECT count(*) FROM outbox WHERE type = 'companies.CompanyChanged'") - await ConsumedAsync();

    /// <summary>Every event written was taken exactly once, every company is known, and nothing is parked.</summary>
    private async Task EveryEventHasItsEffectOnceAsync()
    {
        await Eventually.HoldsAsync(async () => await OutstandingAsync() == 0);
        var written = await apart.ReadAsync<Guid>("companies", "SELECT message_id FROM outbox WHERE type = 'companies.CompanyChanged'");
        var taken = await apart.ReadAsync<Guid>("challenges", "SELECT message_id FROM inbox WHERE consumer = 'KnownCompanyConsumer'");
        taken.ToHashSet().SetEquals(written).ShouldBeTrue();

        var told = await apart.ReadAsync<Guid>("companies", "SELECT DISTINCT (body::jsonb ->> 'id')::uuid FROM outbox WHERE type = 'companies.CompanyChanged'");
        var known = await apart.ReadAsync<Guid>("challenges", "SELECT id FROM known_companies");
        known.ToHashSet().SetEquals(told).ShouldBeTrue();
        (await apart.CountAsync("challenges", "SELECT count(*) FROM parked")).ShouldBe(0);
        (await UnsentAsync()).ShouldBe(0);
    }
}
