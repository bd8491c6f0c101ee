using System.Text.Json;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Messaging;

/// <summary>Has a consumer digest each message exactly once: the inbox entry commits with the consumer's own changes.</summary>
internal sealed class Inbox<TContext, TConsumer, TEvent>(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TConsumer> log) : IInbox
    where TContext : ServiceDbContext
    where TConsumer : class, IConsume<TEvent>
    where TEvent : Marketplace.Contracts.Event
{
    private static readonly string Name = typeof(TConsumer).Name;

    public Task ConsumeAsync(Guid messageId, string body, CancellationToken ct) =>
        ConsumeAsync(messageId, JsonSerializer.Deserialize<TEvent>(body, Json.Options)!, ct);

    public async Task ConsumeAsync(Guid messageId, TEvent message, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        if (await db.Inbox.AsNoTracking().AnyAsync(i => i.MessageId == messageId && i.Consumer == Name, ct)) return;

        await ActivatorUtilities.GetServiceOrCreateInstance<TConsumer>(scope.ServiceProvider).Consume(message, ct);
        db.Inbox.Add(new InboxEntry { MessageId = messageId, Consumer = Name, ConsumedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            if (!await WasConsumed(messageId, ct)) throw;
            log.LogDebug("{MessageId} was consumed by somebody else at the same time", messageId);
        }
    }

    private async Task<bool> WasConsumed(Guid messageId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TContext>().Inbox.AnyAsync(i => i.MessageId == messageId && i.Consumer == Name, ct);
    }
}

/// <summary>An inbox whose consumer is known only by name, as when parked messages are replayed.</summary>
internal interface IInbox
{
    Task ConsumeAsync(Guid messageId, string body, CancellationToken ct);
}
