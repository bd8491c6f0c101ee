using System.Collections.Concurrent;
using System.Diagnostics;
using Marketplace.Contracts;
using Marketplace.Platform.Storage;
using Microsoft.Extensions.Logging;

namespace Marketplace.Platform.Messaging;

/// <summary>
/// Takes together what came in while the one before was being digested: alone when it is quiet, in batches under load, never waiting for a
/// batch to fill.
/// </summary>
internal sealed class InboxQueue<TContext, TConsumer, TEvent>(Inbox<TContext, TConsumer, TEvent> inbox, ILogger<TConsumer> log) : IDisposable
    where TContext : ServiceDbContext
    where TConsumer : class, IConsume<TEvent>
    where TEvent : Event
{
    private const int MostAtOnce = 64;

    private readonly ConcurrentQueue<Item> _waiting = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <returns>Whether it was digested; if not, it is to be tried by itself.</returns>
    public async Task<bool> TryConsumeAsync(Guid messageId, TEvent message, CancellationToken ct)
    {
        var item = new Item(new Received<TEvent>(messageId, message, Activity.Current));
        _waiting.Enqueue(item);
        await _one.WaitAsync(ct);
        try
        {
            while (item.Digested is null) await DigestAsync(ct);
        }
        finally
        {
            _one.Release();
        }

        return item.Digested.Value;
    }

    private async Task DigestAsync(CancellationToken ct)
    {
        var batch = new List<Item>(MostAtOnce);
        while (batch.Count < MostAtOnce && _waiting.TryDequeue(out var item)) batch.Add(item);
        var digested = false;
        try
        {
            if (batch.Count > 1) await inbox.ConsumeAllAsync([.. batch.Select(i => i.Received)], ct);
            else await inbox.ConsumeAsync(batch[0].Received.Id, batch[0].Received.Message, ct);
            digested = true;
        }
        catch (Exception e) when (!ct.IsCancellationRequested)
        {
            log.LogDebug("{Count} {Event} are tried one by one: {Error}", batch.Count, typeof(TEvent).Name, e.GetType().Name);
        }
        finally
        {
            foreach (var item in batch) item.Digested = digested;
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed class Item(Received<TEvent> received)
    {
        public Received<TEvent> Received { get; } = received;

        public bool? Digested { get; set; }
    }
}
