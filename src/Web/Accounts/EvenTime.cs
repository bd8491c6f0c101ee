namespace Marketplace.Web.Accounts;

/// <summary>Answers at the next full half second, so that the time taken does not tell a known address from an unknown one.</summary>
public sealed class EvenTime(TimeProvider clock)
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    /// <summary>Does the work and returns its result when the step is over.</summary>
    public async Task<T> RunAsync<T>(Func<Task<T>> work, CancellationToken ct)
    {
        var start = clock.GetTimestamp();
        var result = await work();
        var spent = clock.GetElapsedTime(start);
        await Task.Delay(Step * (spent.Ticks / Step.Ticks + 1) - spent, clock, ct);
        return result;
    }
}
