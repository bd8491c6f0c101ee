using System.Net;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Search;
using Marketplace.Tests.Integration.Challenges;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Offers;
using Marketplace.Tests.Integration.Servers;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Processes;

/// <summary>The broker, the databases and other services go away and come back under running processes.</summary>
public sealed class LosingServers(Apart apart) : IClassFixture<Apart>
{
    private static readonly TimeSpan Outage = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan BetweenWrites = TimeSpan.FromMilliseconds(500);

    [Fact]
    public async Task Without_the_broker_writes_go_on_and_the_backlog_drains()
    {
        await using var companies = apart.Launch("companies");
        await using var challenges = apart.Launch("challenges");
        await Task.WhenAll(companies.ReadyAsync(), challenges.ReadyAsync());
        await apart.Servers.KillRabbitMqAsync();
        var end = TimeProvider.System.GetUtcNow() + Outage;
        var registered = new List<Guid>();
        using var pace = new PeriodicTimer(BetweenWrites);
        while (TimeProvider.System.GetUtcNow() < end && await pace.WaitForNextTickAsync())
            registered.Add((await apart.Api<ICompaniesApi>(companies, Actor.Person()).Register(Some.Profile(), Some.Key())).Id);

        await apart.Servers.RestartRabbitMqAsync();

        await Eventually.HoldsAsync(
            async () => await apart.CountAsync("challenges", "SELECT count(*) FROM known_companies WHERE id = ANY(@ids)", ("ids", registered.ToArray())) == registered.Count);
        (await apart.CountAsync("challenges", "SELECT count(*) FROM parked")).ShouldBe(0);
        await Task.WhenAll(companies.ReadyAsync(), challenges.ReadyAsync());
    }

    [Fact]
    public async Task Without_the_database_a_caller_is_told_when_to_come_again_and_the_service_heals()
    {
        await using var companies = apart.Launch("companies");
        await using var challenges = apart.Launch("challenges");
        await Task.WhenAll(companies.ReadyAsync(), challenges.ReadyAsync());
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
            async () => await apart.CountAsync("challenges", "SELECT count(*) FROM known_companies WHERE id = @id", ("id", company.Id)) == 1);
    }

    [Fact]
    public async Task Without_its_neighbours_offers_are_drafted_and_handed_in_and_later_nothing_is_missing()
    {
        await using var offers = apart.Launch("offers");
        var (seeker, solver) = (Actor.Person("Seeker"), Actor.Person("Solver"));
        ChallengeDetails challenge;
        await using (var companies = apart.Launch("companies"))
        await using (var challenges = apart.Launch("challenges"))
        {
            await Task.WhenAll(companies.ReadyAsync(), challenges.ReadyAsync());
            seeker = seeker.For(await VerifiedAsync(companies, seeker, Some.Profile()));
            solver = solver.For(await VerifiedAsync(companies, solver, Some.Profile(CompanyKind.Startup)));
            challenge = await PublishedAsync(challenges, seeker);
            await Eventually.HoldsAsync(async () => await apart.CountAsync("offers", "SELECT count(*) FROM contests WHERE id = @id AND challenge_state = 'Published'", ("id", challenge.Id)) == 1);
            await Eventually.HoldsAsync(async () => await apart.CountAsync("offers", "SELECT count(*) FROM companies WHERE id = @id AND may_solve", ("id", solver.CompanyId!.Value)) == 1);
        }

        await offers.ReadyAsync();
        var api = apart.Api<IOffersApi>(offers, solver);
        var started = await api.Start(new StartOffer(challenge.Id), Some.Key());
        var content = ContestSteps.Content() with { Answers = [.. challenge.Brief.Criteria.Select(c => new CriterionAnswer(c.Id, "Measured in two foundries."))] };
        var draft = await api.Change(started.Id, content, $"\"{started.Version}\"");
        (await api.Submit(draft.Id, Some.Key())).Receipt.ShouldNotBeNull();

        await using var neighbours = await apart.StartAsync("companies challenges search programme");
        await Eventually.HoldsAsync(
            async () => await apart.CountAsync("programme", "SELECT count(*) FROM trail WHERE challenge_id = @id AND kind = 'offers.OfferSubmitted'", ("id", challenge.Id)) == 1);
        await Eventually.HoldsAsync(async () => (await apart.Api<ISearchApi>(neighbours, null).Challenges(new ChallengeQuery())).Items.Any(c => c.Id == challenge.Id));
        foreach (var database in (string[])["companies", "challenges", "offers", "search", "programme"])
            (await apart.CountAsync(database, "SELECT count(*) FROM parked")).ShouldBe(0, database);
    }

    private async Task<Guid> VerifiedAsync(MarketplaceProcess companies, Actor owner, CompanyProfile profile)
    {
        var api = apart.Api<ICompaniesApi>(companies, owner);
        var company = await api.Register(profile, Some.Key());
        await api.Submit(company.Id, Some.Key());
        await apart.Api<ICompaniesApi>(companies, Actor.Officer()).Verify(company.Id, Some.Key());
        return company.Id;
    }

    private async Task<ChallengeDetails> PublishedAsync(MarketplaceProcess challenges, Actor seeker)
    {
        var api = apart.Api<IChallengesApi>(challenges, seeker);
        var challenge = await Eventually.AnswersAsync(() => api.Draft(ChallengeSteps.Brief(), Some.Key()));
        await api.Submit(challenge.Id, Some.Key());
        await apart.Api<IChallengesApi>(challenges, Actor.Officer()).Publish(challenge.Id, Some.Key());
        return challenge;
    }
}
