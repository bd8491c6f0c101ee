using Marketplace.Contracts.Companies;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using RabbitMQ.Client;
using Shouldly;

namespace Marketplace.Tests.Integration.Messaging;

public sealed class StartingTheBus
{
    [Fact]
    public async Task Waits_until_all_queues_are_made()
    {
        Marketplaces.Need(Parts.Servers);
        var connections = Marketplaces.Connections(Parts.Servers, ["companies"]);
        var beside = new BesideTheBus(connections["ConnectionStrings:RabbitMq"]!);

        await using var app = await RunningMarketplace.StartAsync(connections, b => b.Services.AddSingleton<IHostedService>(beside), "companies");

        beside.Found.ShouldBe("search-challenge");
    }

    [Fact]
    public async Task Starts_an_endpoint_again_that_stays_down()
    {
        Marketplaces.Need(Parts.Servers);
        await using var ledger = await RunningLedger.StartAsync(Parts.Servers);
        EndpointHealthResult Endpoint() => ledger.App.Services.GetRequiredService<IBusControl>().CheckHealth().Endpoints.Single(e => e.Key.Contains("ledger-digest", StringComparison.Ordinal)).Value;
        await Eventually.HoldsAsync(() => Task.FromResult(Endpoint().Status == BusHealthStatus.Healthy));

        await Endpoint().ReceiveEndpoint.Stop(TestContext.Current.CancellationToken);
        Endpoint().Status.ShouldNotBe(BusHealthStatus.Healthy);

        await ledger.InDatabase(async db =>
        {
            db.Publish(new CompanyReturned { Id = Guid.CreateVersion7(), Version = 1, OccurredAt = TimeProvider.System.GetUtcNow(), Reason = "fine" });
            return await db.SaveChangesAsync();
        });
        await Eventually.HoldsAsync(async () => await ledger.InDatabase(db => db.Lines.CountAsync()) == 1);
        Endpoint().Status.ShouldBe(BusHealthStatus.Healthy);
    }

    /// <summary>Starts when the bus does, and looks for the queue of a service that is not in this process: the bus itself would never make it.</summary>
    private sealed class BesideTheBus(string broker) : IHostedService
    {
        public string? Found { get; private set; }

        public async Task StartAsync(CancellationToken cancellationToken)
        {
            await using var connection = await new ConnectionFactory { Uri = new Uri(broker) }.CreateConnectionAsync(cancellationToken);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: cancellationToken);
            Found = (await channel.QueueDeclarePassiveAsync("search-challenge", cancellationToken)).QueueName;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
