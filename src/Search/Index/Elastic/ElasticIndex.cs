using System.Text.Json;
using Marketplace.Search.Feeding;

namespace Marketplace.Search.Index.Elastic;

/// <summary>The index on an Elasticsearch cluster. An alias names the generation that answers.</summary>
internal sealed class ElasticIndex(ElasticConnection connection, IElasticCursors cursors, TimeProvider clock, string alias = "niazgah-search") : ISearchIndex
{
    private const int MostAtOnce = 500;
    private const int LongestReason = 1_000;
    private static readonly TimeSpan[] Pauses = [TimeSpan.FromMilliseconds(200), TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(4)];

    public async Task<string?> LiveAsync(CancellationToken ct) =>
        await connection.SendAsync(HttpMethod.Get, $"_alias/{alias}", null, ct) is { } answer && ElasticAnswers.Aliased(answer) is [.., var newest] ? newest : null;

    public async Task<string> CreateAsync(CancellationToken ct)
    {
        var generation = Generation.Name(alias, clock.GetUtcNow());
        await AskAsync(HttpMethod.Put, generation, ElasticRequests.Create(), ct);
        return generation;
    }

    public Task<long> CursorAsync(string generation, CancellationToken ct) => cursors.ReadAsync(generation, ct);

    public async Task WriteAsync(string generation, IReadOnlyList<IndexChange> changes, long cursor, CancellationToken ct)
    {
        if (changes.Count == 0) return;
        var refused = new List<RefusedDocument>();
        foreach (var batch in changes.Chunk(MostAtOnce)) refused.AddRange(await WriteAsync(generation, batch, ct));
        await AskAsync(HttpMethod.Post, $"{generation}/_refresh", null, ct);
        await cursors.WriteAsync(generation, cursor, refused, ct);
    }

    public async Task PublishAsync(string generation, CancellationToken ct)
    {
        // With those behind the alias go generations whose building was broken off; newer ones are being built.
        var all = await connection.SendAsync(HttpMethod.Get, $"{alias}-*/_alias", null, ct) is { } answer ? ElasticAnswers.Aliased(answer) : [];
        var old = all.Where(g => string.CompareOrdinal(g, generation) < 0);
        if (!ElasticAnswers.IsWhole(await AskAsync(HttpMethod.Post, "_aliases", ElasticRequests.Swap(alias, generation, old), ct)))
            throw new IndexUnavailableException("The cluster did not put the new generation in place.") { IsAway = true };
    }

    public async Task<bool> IsWholeAsync(CancellationToken ct) => await LiveAsync(ct) is not null;

    public async Task<IndexAnswer> SearchAsync(IndexQuery query, CancellationToken ct) =>
        ElasticAnswers.Search(await AskAsync(HttpMethod.Post, $"{alias}/_search", ElasticRequests.Search(query), ct));

    public async Task<IReadOnlyList<string>> SuggestAsync(string typed, int most, CancellationToken ct) =>
        [.. (await EntriesAsync(ElasticRequests.Beginning(typed), ct)).DistinctBy(e => Suggestible.KeyOf(e.Entry)).Take(most).Select(e => Suggestible.ShownOf(e.Entry))];

    public async Task<IReadOnlyDictionary<string, string>> CorrectAsync(IReadOnlyList<string> words, CancellationToken ct)
    {
        var nearest = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var word in words.Where(w => Typos.Allowed(w) > 0))
        {
            var entries = await EntriesAsync(ElasticRequests.Near(word), ct);
            if (Typos.Best(word, entries.Select(e => (Suggestible.KeyOf(e.Entry), e.Documents))) is { } best)
                nearest[word] = Suggestible.ShownOf(entries.First(e => Suggestible.KeyOf(e.Entry) == best).Entry);
        }

        return nearest;
    }

    public async Task<long> CountAsync(CancellationToken ct) => (await AskAsync(HttpMethod.Post, $"{alias}/_count", null, ct)).GetProperty("count").GetInt64();

    public ValueTask DisposeAsync()
    {
        connection.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<IReadOnlyList<(string Entry, long Documents)>> EntriesAsync(System.Text.Json.Nodes.JsonObject request, CancellationToken ct) =>
        ElasticAnswers.Entries(await AskAsync(HttpMethod.Post, $"{alias}/_search", request, ct));

    // Lines the cluster was too busy for go again; lines it will never take are set aside with its reason.
    private async Task<List<RefusedDocument>> WriteAsync(string generation, IReadOnlyList<IndexChange> changes, CancellationToken ct)
    {
        var refused = new List<RefusedDocument>();
        var left = changes;
        for (var attempt = 0; ; attempt++)
        {
            var answer = await connection.SendLinesAsync("_bulk", left.SelectMany(c => ElasticRequests.Lines(generation, c)), ct) ?? throw Missing(generation);
            var items = ElasticAnswers.Bulk(answer);
            if (items.Count != left.Count) throw new IndexUnavailableException($"{left.Count} changes were sent, {items.Count} were answered.") { IsAway = true };
            var again = new List<IndexChange>();
            for (var i = 0; i < items.Count; i++)
            {
                if (items[i].IsDone) continue;
                if (items[i].Status == 404) throw Missing(generation);
                if (items[i].MayBeTriedAgain) again.Add(left[i]);
                else refused.Add(new RefusedDocument { Id = left[i].Id, Sequence = left[i].Sequence, Reason = items[i].Reason[..Math.Min(items[i].Reason.Length, LongestReason)], At = clock.GetUtcNow() });
            }

            if (again.Count == 0) return refused;
            if (attempt == Pauses.Length) throw new IndexUnavailableException($"{again.Count} changes found no room after {attempt + 1} attempts.") { IsAway = true };
            await Task.Delay(Pauses[attempt], clock, ct);
            left = again;
        }
    }

    private async Task<JsonElement> AskAsync(HttpMethod method, string path, System.Text.Json.Nodes.JsonNode? body, CancellationToken ct) =>
        await connection.SendAsync(method, path, body, ct) ?? throw Missing(path);

    private static IndexUnavailableException Missing(string what) => new($"There is no {what} on the cluster.");
}
