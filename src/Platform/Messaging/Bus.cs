using Marketplace.Platform.Health;
using Marketplace.Platform.Http;
using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Platform.Messaging;

/// <summary>MassTransit, once per process: RabbitMQ where a connection string is given, else in memory.</summary>
internal static class Bus
{
    private const int Prefetch = 64;

    public static void Add(IServiceCollection services, IConfiguration configuration, IReadOnlyList<ConsumerPart> consumers, Topology topology)
    {
        var rabbit = configuration.GetConnectionString("RabbitMq");
        var onRabbit = !string.IsNullOrWhiteSpace(rabbit);
        services.AddSingleton(topology);
        services.AddSingleton<Replay>();
        services.AddSingleton(typeof(ConsumerTurn<>));
        foreach (var part in consumers) services.AddSingleton(part.InboxType).AddSingleton(part.QueueType);
        if (onRabbit)
        {
            services.AddSingleton<RabbitMqTransport>();
            services.AddSingleton<IOutboxTransport>(sp => sp.GetRequiredService<RabbitMqTransport>());
            services.AddHostedService<QueuesFirst>();
            services.AddRabbitMqProbe("rabbitmq", (sp, _) => ValueTask.FromResult(sp.GetRequiredService<RabbitMqTransport>().Connection));
        }
        else services.AddSingleton<IOutboxTransport, InMemoryTransport>();

        services.AddMassTransit(bus =>
        {
            bus.DisableUsageTelemetry();
            foreach (var part in consumers)
                bus.AddConsumer(part.ConsumerType)
                    .Endpoint(e =>
                    {
                        e.Name = part.Queue;
                        e.ConcurrentMessageLimit = part.Concurrency;
                        e.PrefetchCount = Prefetch;
                    });
            bus.AddConfigureEndpointsCallback((_, name, endpoint) =>
            {
                if (endpoint is not IRabbitMqReceiveEndpointConfigurator queue) return;
                queue.SetQuorumQueue(null);
                foreach (var (key, value) in Topology.QueueArguments(name)) queue.SetQueueArgument(key, value!);
            });
            if (onRabbit)
                bus.UsingRabbitMq((context, mq) =>
                {
                    mq.Host(new Uri(rabbit!));
                    mq.ConfigureJsonSerializerOptions(Json.Configure);
                    mq.ConfigureEndpoints(context);
                });
            else
                bus.UsingInMemory((context, memory) =>
                {
                    memory.ConfigureJsonSerializerOptions(Json.Configure);
                    memory.ConfigureEndpoints(context);
                });
        });
        // After the bus, so that it ends before the bus is stopped.
        if (onRabbit) services.AddHostedService<EndpointWatch>();
    }
}
