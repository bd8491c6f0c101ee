using Microsoft.Extensions.Hosting;

namespace Marketplace.Platform.Hosting;

/// <summary>When work that nobody waits for begins.</summary>
public static class BackgroundWork
{
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(1.5);

    /// <summary>Waits until the process answers requests: what is done in the background must not make that later.</summary>
    public static async Task StartedAsync(this IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(ct);
    }

    /// <summary>The same and a moment more, for what would only slow the first pages.</summary>
    public static async Task SettledAsync(this IHostApplicationLifetime lifetime, CancellationToken ct)
    {
        await lifetime.StartedAsync(ct);
        await Task.Delay(Moment, ct);
    }
}
