using System.Text.Json;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Messaging;

/// <summary>Takes messages from the bus to a consumer, tries again with back-off, and parks what cannot be digested.</summary>
internal sealed class InboxConsumer<TContext, TConsumer, TEvent>(
    InboxQueue<TContext, TConsumer, TEvent> queue, Inbox<TContext, TConsumer, TEvent> inbox, IServiceScopeFactory scopes, TimeProvider clock, ILogger<TConsumer> log) : IConsumer<TEvent>
    where TContext : ServiceDbContext
    where TConsumer : class, IConsume<TEvent>
    where TEvent : Marketplace.Contracts.Event
{
    // A message that fails for its own sake is tried this often, quickly; one that fails because a part is away is tried until it is back.
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(500), TimeSpan.FromSeconds(2)];
    private const int MostConflicts = 100;
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(15);
    private static readonly string Name = typeof(TConsumer).Name;

    public async Task Consume(ConsumeContext<TEvent> context)
    {
        var messageId = context.MessageId ?? throw new InvalidOperationException("A message without id cannot be told from its repeats.");
        if (await queue.TryConsumeAsync(messageId, context.Message, context.CancellationToken)) return;
        var (failures, conflicts) = (0, 0);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                await inbox.ConsumeAsync(messageId, context.Message, context.CancellationToken);
                return;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                TimeSpan pause;
                if (DatabaseErrors.IsConflict(e) && conflicts++ < MostConflicts)
                {
                    pause = TimeSpan.FromMilliseconds(Random.Shared.Next(1, 20));
                }
                else if (DatabaseErrors.IsUnavailable(e))
                {
                    pause = TimeSpan.FromSeconds(Math.Min(Math.Pow(2, Math.Min(attempt, 10)) / 4, LongestPause.TotalSeconds));
                }
                else if (failures < Pauses.Length)
                {
                    pause = Pauses[failures++];
                }
                else
                {
                    log.LogError(e, "Parked {Event} {MessageId} of {AggregateId}", typeof(TEvent).Name, messageId, context.Message.Id);
                    await Park(messageId, context.Message, e, context.CancellationToken);
                    return;
                }

                log.LogDebug("{Event} {MessageId} failed ({Error}); again in {Pause}", typeof(TEvent).Name, messageId, e.GetType().Name, pause);
                await Task.Delay(pause, clock, context.CancellationToken);
            }
        }
    }

    private async Task Park(Guid messageId, TEvent message, Exception reason, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        if (await db.Parked.AnyAsync(p => p.MessageId == messageId && p.Consumer == Name, ct)) return;
        db.Parked.Add(new ParkedMessage
        {
            MessageId = messageId,
            Consumer = Name,
            Type = EventTypes.NameOf(typeof(TEvent)),
            Body = JsonSerializer.Serialize(message, Json.Options),
            Reason = $"{reason.GetType().Name}: {reason.Message}"[..Math.Min(2000, reason.GetType().Name.Length + 2 + reason.Message.Length)],
            ParkedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(ct);
    }
}
