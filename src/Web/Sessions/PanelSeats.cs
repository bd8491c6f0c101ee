using Marketplace.Contracts.Offers;
using Marketplace.Web.Http;
using Microsoft.Extensions.Caching.Memory;

namespace Marketplace.Web.Sessions;

/// <summary>Whether somebody without a company sits on a panel, for the masthead. Asked at most every few seconds, and never waited for long.</summary>
public sealed class PanelSeats(IOffersApi offers, IMemoryCache cache)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Kept = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan KeptUnanswered = TimeSpan.FromSeconds(3);

    /// <summary>Whether the person, who is the caller, has any; what was known last while Offers does not answer.</summary>
    public async Task<bool> HasAnyAsync(Guid personId, CancellationToken ct)
    {
        if (cache.TryGetValue(Asked(personId), out _)) return LastKnown(personId);
        try
        {
            using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
            patience.CancelAfter(Patience);
            cache.Set(Key(personId), (await offers.Evaluations(pageSize: 1, ct: patience.Token)).Total > 0);
            cache.Set(Asked(personId), true, Kept);
        }
        catch (Exception e) when (Unanswered.Is(e) || e is OperationCanceledException or Refit.ApiException)
        {
            // The page stands without it.
            cache.Set(Asked(personId), true, KeptUnanswered);
        }

        return LastKnown(personId);
    }

    private bool LastKnown(Guid personId) => cache.Get<bool>(Key(personId));

    private static string Key(Guid personId) => $"seat:{personId}";

    private static string Asked(Guid personId) => $"seat-asked:{personId}";
}
