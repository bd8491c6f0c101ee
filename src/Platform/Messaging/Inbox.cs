using System.Data;
using System.Diagnostics;
using System.Text.Json;
using Marketplace.Platform.Http;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Messaging;

/// <summary>
/// Has a consumer digest each message exactly once: the inbox entry commits with the consumer's own changes. What the consumer read is still
/// so when it commits: PostgreSQL refuses otherwise and the message is tried again; on SQLite consumers take turns.
/// </summary>
internal sealed class Inbox<TContext, TConsumer, TEvent>(
    IServiceScopeFactory scopes, ConsumerTurn<TContext> turn, TimeProvider clock, ILogger<TConsumer> log) : IInbox
    where TContext : ServiceDbContext
    where TConsumer : class, IConsume<TEvent>
    where TEvent : Marketplace.Contracts.Event
{
    private static readonly string Name = typeof(TConsumer).Name;

    public Task ConsumeAsync(Guid messageId, string body, CancellationToken ct) =>
        ConsumeAsync(messageId, JsonSerializer.Deserialize<TEvent>(body, Json.Options)!, ct);

    public async Task ConsumeAsync(Guid messageId, TEvent message, CancellationToken ct)
    {
        Deed.Current = Name;
        using var _ = await turn.TakeAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        await using var transaction = turn.IsPostgres ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct) : null;
        if (await db.Inbox.AsNoTracking().AnyAsync(i => i.MessageId == messageId && i.Consumer == Name, ct)) return;

        await ActivatorUtilities.GetServiceOrCreateInstance<TConsumer>(scope.ServiceProvider).Consume(message, ct);
        db.Inbox.Add(new InboxEntry { MessageId = messageId, Consumer = Name, ConsumedAt = clock.GetUtcNow() });
        try
        {
            await db.SaveChangesAsync(ct);
            if (transaction is not null) await transaction.CommitAsync(ct);
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            if (transaction is not null) await transaction.RollbackAsync(CancellationToken.None);
            if (!await WasConsumed(messageId, ct)) throw;
            log.LogDebug("{MessageId} was consumed by somebody else at the same time", messageId);
        }
    }

    /// <summary>Digests messages one after the other and commits them together: what a commit costs is paid once. All or none.</summary>
    public async Task ConsumeAllAsync(IReadOnlyList<Received<TEvent>> messages, CancellationToken ct)
    {
        Deed.Current = Name;
        using var _ = await turn.TakeAsync(ct);
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TContext>();
        // All or none, so a savepoint before each save would only be two more round trips a message.
        db.Database.AutoSavepointsEnabled = false;
        await using var transaction = turn.IsPostgres
            ? await db.Database.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct)
            : await db.Database.BeginTransactionAsync(ct);
        var ids = messages.Select(m => m.Id).ToList();
        var had = await db.Inbox.AsNoTracking().Where(i => i.Consumer == Name && ids.Contains(i.MessageId)).Select(i => i.MessageId).ToListAsync(ct);
        var fresh = messages.Where(m => !had.Contains(m.Id)).DistinctBy(m => m.Id).ToList();
        foreach (var (_, message, trace) in fresh)
        {
            Activity.Current = trace;
            await ActivatorUtilities.GetServiceOrCreateInstance<TConsumer>(scope.ServiceProvider).Consume(message, ct);
            // Saved and forgotten before the next one, so that every message finds the database as if it were alone.
            if (!db.ChangeTracker.HasChanges()) continue;
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }

        db.Inbox.AddRange(fresh.Select(m => new InboxEntry { MessageId = m.Id, Consumer = Name, ConsumedAt = clock.GetUtcNow() }));
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
    }

    private async Task<bool> WasConsumed(Guid messageId, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<TContext>().Inbox.AnyAsync(i => i.MessageId == messageId && i.Consumer == Name, ct);
    }
}

/// <summary>A message as it came from the bus.</summary>
/// <param name="Trace">The activity it is received in; what the consumer publishes goes on from there.</param>
internal sealed record Received<TEvent>(Guid Id, TEvent Message, Activity? Trace);

/// <summary>An inbox whose consumer is known only by name, as when parked messages are replayed.</summary>
internal interface IInbox
{
    Task ConsumeAsync(Guid messageId, string body, CancellationToken ct);
}

/// <summary>Whose turn it is to consume: everybody's at once on PostgreSQL, one at a time on SQLite, which has one writer anyhow.</summary>
internal sealed class ConsumerTurn<TContext>(IEnumerable<ServiceDatabase> databases) : IDisposable
    where TContext : ServiceDbContext
{
    private readonly SemaphoreSlim _one = new(1, 1);

    public bool IsPostgres { get; } = databases.Single(d => d.ContextType == typeof(TContext)).IsPostgres;

    public async ValueTask<IDisposable?> TakeAsync(CancellationToken ct)
    {
        if (IsPostgres) return null;
        await _one.WaitAsync(ct);
        return new Turn(_one);
    }

    public void Dispose() => _one.Dispose();

    private sealed class Turn(SemaphoreSlim one) : IDisposable
    {
        public void Dispose() => one.Release();
    }
}
