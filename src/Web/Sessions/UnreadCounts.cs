using Marketplace.Contracts.Notifications;
using Marketplace.Web.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Marketplace.Web.Sessions;

/// <summary>How many notifications a person has not read, for the masthead. Asked at most every few seconds, and never waited for long.</summary>
public sealed class UnreadCounts(INotificationsApi notifications, IMemoryCache cache)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(10);

    /// <summary>The count; 0 while Notifications does not answer.</summary>
    public async Task<int> OfAsync(Guid personId, CancellationToken ct)
    {
        if (cache.TryGetValue(Key(personId), out int known)) return known;
        var count = 0;
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            count = (await notifications.Unread(patience.Token)).Count;
        }
        catch (Exception e) when (Unanswered.Is(e) || e is OperationCanceledException or Refit.ApiException)
        {
            // The page stands without it.
        }

        return cache.Set(Key(personId), count, Kept);
    }

    /// <summary>The person has read something: the next page asks anew.</summary>
    public void Forget(Guid personId) => cache.Remove(Key(personId));

    private static string Key(Guid personId) => $"unread:{personId}";
}
