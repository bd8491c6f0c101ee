using Marketplace.Contracts;
using Marketplace.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>Events put on the bus by the test itself, as if the service that owns them had.</summary>
public static class Publishing
{
    public static async Task PublishAsync(this RunningMarketplace app, params IReadOnlyList<Event> events)
    {
        var transport = app.Services.GetRequiredService<IOutboxTransport>();
        await transport.PrepareAsync(CancellationToken.None);
        var failed = await transport.SendAsync([.. events.Select(e => OutboxMessage.Of(e, null))], CancellationToken.None);
        if (failed.Count > 0) throw new InvalidOperationException(string.Join(' ', failed.Values));
    }

    /// <summary>The same messages over and over, as a broker may deliver them.</summary>
    public static async Task PublishRepeatedlyAsync(this RunningMarketplace app, int times, params IReadOnlyList<Event> events)
    {
        var transport = app.Services.GetRequiredService<IOutboxTransport>();
        await transport.PrepareAsync(CancellationToken.None);
        var rows = events.Select(e => OutboxMessage.Of(e, null)).ToList();
        for (var i = 0; i < times; i++) await transport.SendAsync(rows, CancellationToken.None);
    }
}
