using System.Net;
using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Processes;

/// <summary>The broker and the databases go away and come back under running processes.</summary>
public sealed class LosingServers(Apart apart) : IClassFixture<Apart>
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Without_the_broker_writes_go_on_and_the_backlog_drains()
    {
        await using var companies = await apart.StartAsync("companies");
        await using var challenges = await apart.StartAsync("challenges");
        await apart.Servers.KillRabbitMqAsync();
        var end = TimeProvider.System.GetUtcNow() + Outage;
        var registered = new List<Guid>();
        using var pace = new PeriodicTimer(BetweenWrites);
        while (TimeProvider.System.GetUtcNow() < end && await pace.WaitForNextTickAsync())
            registered.Add((await apart.Api<ICompaniesApi>(companies, Actor.Person()).Register(Some.Profile(), Some.Key())).Id);

        await apart.Servers.RestartRabbitMqAsync();

        await Eventually.HoldsAsync(
            async () => await apart.CountAsync("challenges", "SELECT count(*) FROM known_companies WHERE id = ANY(@ids)", ("ids", registered.ToArray())) == registered.Count,
            TimeSpan.FromSeconds(60));
        (await apart.CountAsync("challenges", "SELECT count(*) FROM parked")).ShouldBe(0);
        await Task.WhenAll(companies.ReadyAsync(), challenges.ReadyAsync());
    }

    [Fact]
    public async Task Without_the_database_a_caller_is_told_when_to_come_again_and_the_service_heals()
    {
        await using var companies = await apart.StartAsync("companies");
        await using var challenges = await apart.StartAsync("challenges");
        var api = apart.Api<ICompaniesApi>(companies, Actor.Person());
        await api.Register(Some.Profile(), Some.Key());
        await apart.Servers.KillPostgresAsync();

        var key = Some.Key();
        var profile = Some.Profile();
        var refused = await Should.ThrowAsync<ApiException>(() => api.Register(profile, key));
        refused.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        refused.Headers.RetryAfter.ShouldNotBeNull();
        refused.Content!.ShouldContain("service.unavailable");

        await apart.Servers.RestartPostgresAsync();
        await Task.WhenAll(companies.ReadyAsync(), challenges.ReadyAsync());
        var company = await api.Register(profile, key);
        await Eventually.HoldsAsync(
            async () => await apart.CountAsync("challenges", "SELECT count(*) FROM known_companies WHERE id = @id", ("id", company.Id)) == 1, TimeSpan.FromSeconds(60));
    }
}
