using Marketplace.Contracts.Offers;
using Marketplace.Web.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Marketplace.Web.Sessions;

/// <summary>Whether somebody without a company sits on a panel, for the masthead. Asked at most every few seconds, and never waited for long.</summary>
public sealed class PanelSeats(IOffersApi offers, IMemoryCache cache)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(400);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);

    /// <summary>Whether the person, who is the caller, has any; what was known last while Offers does not answer.</summary>
    public async Task<bool> HasAnyAsync(Guid personId, CancellationToken ct)
    {
        if (cache.TryGetValue(Asked(personId), out _)) return cache.TryGetValue(Key(personId), out _);
        cache.Set(Asked(personId), true, Kept);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            if ((await offers.Evaluations(pageSize: 1, ct: patience.Token)).Total > 0) cache.Set(Key(personId), true);
            else cache.Remove(Key(personId));
        }
        catch (Exception e) when (Unanswered.Is(e) || e is OperationCanceledException or Refit.ApiException)
        {
            // The page stands without it.
        }

        return cache.TryGetValue(Key(personId), out _);
    }

    private static string Key(Guid personId) => $"seat:{personId}";

    private static string Asked(Guid personId) => $"seat-asked:{personId}";
}
