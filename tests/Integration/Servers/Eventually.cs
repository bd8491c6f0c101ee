using System.Net;
using Refit;

namespace Marketplace.Tests.Integration.Servers;

/// <summary>Waits for a condition, never for a time.</summary>
public static class Eventually
{
    private static readonly TimeSpan FirstLook = TimeSpan.FromMilliseconds(10);
    // Who looks all the time keeps what they wait for from happening.
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(250);
    // Only what fails waits so long: a loaded machine may have a backlog of other tests' messages before ours.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    public static async Task HoldsAsync(Func<Task<bool>> condition, TimeSpan? deadline = null, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(condition))] string? what = null)
    {
        var end = TimeProvider.System.GetUtcNow() + (deadline ?? Patience);
        using var timer = new PeriodicTimer(FirstLook);
        while (!await condition())
        {
            if (TimeProvider.System.GetUtcNow() > end) throw new TimeoutException($"Did not come to hold: {what}");
            await timer.WaitForNextTickAsync();
            if (timer.Period < LongestLook) timer.Period *= 1.5;
        }
    }

    public static async Task<T> ReturnsAsync<T>(Func<Task<T?>> value, TimeSpan? deadline = null, [System.Runtime.CompilerServices.CallerArgumentExpression(nameof(value))] string? what = null)
        where T : class
    {
        T? found = null;
        await HoldsAsync(async () => (found = await value()) is not null, deadline, what);
        return found!;
    }

    /// <summary>Calls until the service has heard what the call is about: one service hears of another's news a moment later, and refuses until then.</summary>
    public static Task<T> AnswersAsync<T>(Func<Task<T>> call)
        where T : class => ReturnsAsync<T>(async () =>
        {
            try
            {
                return await call();
            }
            catch (ApiException e) when (e.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden or HttpStatusCode.Conflict or HttpStatusCode.UnprocessableEntity)
            {
                return null;
            }
        });
}
