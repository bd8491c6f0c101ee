using Marketplace.Search.Data;
using Marketplace.Search.Index;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Marketplace.Search.Feeding;

/// <summary>Keeps one index that answers: feeds it, notices when it is gone or broken, and builds a new one from the database.</summary>
internal sealed class IndexKeeper(ISearchIndex index, IServiceScopeFactory scopes, FeedSignal signal, ILogger<IndexKeeper> log)
{
    private volatile string? _live;

    /// <summary>Whether the index answers; when not, a new one is on its way.</summary>
    public bool IsReady => _live is not null;

    /// <summary>How far the live index has come, as last seen.</summary>
    public long Cursor { get; private set; }

    /// <summary>Something went wrong with the index: it is looked at closely before it answers again.</summary>
    public void Suspect() => _live = null;

    /// <summary>Asks the index; null when it cannot answer now.</summary>
    public async Task<T?> AskAsync<T>(Func<ISearchIndex, Task<T>> ask)
        where T : class
    {
        for (var again = false; IsReady; again = true)
        {
            try
            {
                return await ask(index);
            }
            catch (IndexUnavailableException e)
            {
                // A generation may have been replaced under the question; asked again, the new one answers.
                if (!again) continue;
                log.LogWarning("The index does not answer: {Error}", e.Message);
                Suspect();
                signal.Wake();
            }
        }

        return null;
    }

    /// <summary>One round: the index is there, whole, and has all changes committed before the call.</summary>
    /// <returns>Whether there was anything to bring.</returns>
    public async Task<bool> KeepAsync(CancellationToken ct)
    {
        string? outdated = null;
        try
        {
            var suspect = _live is null;
            var live = await index.LiveAsync(ct);
            if (live is not null && (suspect ? await AnswersAsync(ct) : await index.IsWholeAsync(ct)))
            {
                if (!Generation.IsOutdated(live))
                {
                    var moved = await CatchUpAsync(live, ct);
                    _live = live;
                    return moved;
                }

                // It answers until the new one is there, but takes no changes: it might not know their fields.
                outdated = live;
            }
        }
        catch (IndexUnavailableException e) when (!e.IsAway)
        {
            log.LogWarning("The index is not usable: {Error}", e.Message);
        }

        _live = outdated;
        log.LogWarning("Building the index anew: {Why}", outdated is null ? "it does not answer" : "an older version built it");
        await RebuildAsync(ct);
        _live = await index.LiveAsync(ct);
        return true;
    }

    /// <summary>Builds a new generation from the database beside the old, lets it catch up and puts it in the other's place.</summary>
    /// <returns>How many changes went in.</returns>
    public async Task<long> RebuildAsync(CancellationToken ct)
    {
        var generation = await index.CreateAsync(ct);
        var brought = 0L;
        while (await BringAsync(generation, ct) is > 0 and var some) brought += some;
        await index.PublishAsync(generation, ct);
        log.LogInformation("The index was built anew from {Documents} documents", brought);
        return brought;
    }

    private async Task<bool> CatchUpAsync(string generation, CancellationToken ct)
    {
        var any = false;
        while (await BringAsync(generation, ct) > 0) any = true;
        return any;
    }

    private async Task<int> BringAsync(string generation, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var changes = new ChangeLog(scope.ServiceProvider.GetRequiredService<SearchDbContext>());
        await changes.PlaceAsync(ct);
        var cursor = await index.CursorAsync(generation, ct);
        var next = await changes.AfterAsync(cursor, ct);
        Cursor = next.Count > 0 ? next[^1].Sequence : cursor;
        await index.WriteAsync(generation, next, Cursor, ct);
        return next.Count;
    }

    private async Task<bool> AnswersAsync(CancellationToken ct)
    {
        if (!await index.IsWholeAsync(ct)) return false;
        await index.SearchAsync(new IndexQuery(DocumentKind.Challenge, null, new Dictionary<string, IReadOnlyList<string>>(), SortOrder.Newest, 0, 1, default), ct);
        return true;
    }
}
