using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Marketplace.Platform.Messaging;

/// <summary>Wakes a service's relay when something was committed to its outbox in this process.</summary>
public sealed class RelaySignal(Type context) : IDisposable
{
    private readonly WakeUp _due = new();

    public Type Context { get; } = context;

    public void Wake() => _due.Wake();

    /// <summary>Waits for a wake or until the time is over.</summary>
    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _due.WaitAsync(atMost, ct);

    public void Dispose() => _due.Dispose();
}

/// <summary>Calls the relay once a save, or the transaction around it, has committed.</summary>
internal sealed class WakeRelay(RelaySignal signal) : SaveChangesInterceptor, IDbTransactionInterceptor
{
    public override ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
    {
        if (eventData.Context?.Database.CurrentTransaction is null) signal.Wake();
        return ValueTask.FromResult(result);
    }

    public Task TransactionCommittedAsync(DbTransaction transaction, TransactionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        signal.Wake();
        return Task.CompletedTask;
    }
}
