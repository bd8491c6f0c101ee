namespace Marketplace.Platform.Messaging;

/// <summary>Lets a loop sleep until something happens or a time is over, and neither is an exception: most waits of an idle process end by time.</summary>
public sealed class WakeUp : IDisposable
{
    private readonly SemaphoreSlim _due = new(0, 1);

    public void Wake()
    {
        if (_due.CurrentCount > 0) return;
        try
        {
            _due.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else woke it at the same moment.
        }
    }

    public Task WaitAsync(TimeSpan atMost, CancellationToken ct) => _due.WaitAsync(atMost, ct);

    public void Dispose() => _due.Dispose();
}
