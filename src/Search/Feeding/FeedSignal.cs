using System.Data.Common;
using Marketplace.Platform.Messaging;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Search.Feeding;

/// <summary>Wakes the feeder once something was committed in this process.</summary>
internal sealed class FeedSignal : SaveChangesInterceptor, IDbTransactionInterceptor, IDisposable
{
    private readonly WakeUp _due = new();

    public void Wake() => _due.Wake();

    /// <summary>Waits for a wake or until the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _due.WaitAsync(atMost, ct);

    public void Dispose() => _due.Dispose();

    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null) Wake();
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Wake();
        return Task.CompletedTask;
    }
}
