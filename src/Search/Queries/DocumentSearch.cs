using Marketplace.Contracts.Search;
using Marketplace.Search.Data;
using Marketplace.Search.Documents;
using Marketplace.Search.Feeding;
using Marketplace.Search.Index;
using Marketplace.Search.Text;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Queries;

internal sealed record FoundDocument(SearchDocument Document, IReadOnlyList<string> Passages);

internal sealed record FoundPage(IReadOnlyList<FoundDocument> Documents, long Total, IReadOnlyList<Facet> Facets, bool Degraded, string? DidYouMean);

/// <summary>Asks the index and reads what it found from the database; asks the database alone while there is no index.</summary>
internal sealed class DocumentSearch(SearchDbContext db, IndexKeeper keeper, SynonymBook synonyms, TimeProvider clock)
{
    public async Task<FoundPage> FindAsync(
        DocumentKind kind, string? text, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen, SortOrder sort, int page, int pageSize, CancellationToken ct)
    {
        var wanted = new Wanted(kind, text, chosen, sort, (page - 1) * pageSize, pageSize, clock.GetUtcNow());
        var vocabulary = await synonyms.CurrentAsync(db, ct);
        if (await keeper.AskAsync(index => Finder.FindAsync(index, vocabulary, wanted, TextsAsync, ct)) is not { } found) return await FromDatabaseAsync(wanted, vocabulary, ct);

        var ids = found.Answer.Hits.Select(h => h.Id).ToList();
        var documents = await db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id) && d.Searchable).ToDictionaryAsync(d => d.Id, ct);
        return new FoundPage(
            [.. ids.Where(documents.ContainsKey).Select(id => documents[id]).Select(d => new FoundDocument(d, Highlighter.Passages(d.Quotable(), found.Clause)))],
            found.Answer.Total, Counted(kind, chosen, found.Answer.Counts, wanted.Now), Degraded: false, found.DidYouMean);
    }

    /// <summary>Words that begin so; none while there is no index.</summary>
    public async Task<IReadOnlyList<string>> SuggestAsync(string text, int most, CancellationToken ct)
    {
        var typed = Suggestible.Typed(text);
        return typed.Length == 0 ? [] : await keeper.AskAsync(index => index.SuggestAsync(typed, most, ct)) ?? [];
    }

    private async Task<IReadOnlyList<IReadOnlyList<WeightedText>>> TextsAsync(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        var documents = await db.Documents.AsNoTracking().Where(d => ids.Contains(d.Id)).ToDictionaryAsync(d => d.Id, ct);
        return [.. ids.Select(id => documents.TryGetValue(id, out var document) ? document.Texts() : [])];
    }

    // Every word somewhere in the document, newest first: not much, but nobody stands before a closed door.
    private async Task<FoundPage> FromDatabaseAsync(Wanted wanted, Vocabulary vocabulary, CancellationToken ct)
    {
        const int MostLookedAt = 2_000;
        var documents = db.Documents.AsNoTracking().Where(d => d.Kind == wanted.Kind && d.Searchable);
        foreach (var word in TextAnalysis.Tokens(wanted.Text ?? "").Where(t => t.IsContent).Select(t => t.Script == Script.Persian ? t.Stem : t.Word).Distinct().Take(10))
            documents = documents.Where(d => d.FindText.Contains(word));
        var newest = await documents.OrderByDescending(d => d.NewestAt).ThenBy(d => d.Id).Take(MostLookedAt).ToListAsync(ct);
        var fitting = wanted.Chosen.Count == 0 ? newest : [.. newest.Where(d => new DocumentMatcher(d.ToIndex(), wanted.Now).Answers(wanted.Chosen, null, vocabulary))];
        var clause = wanted.Text is null ? null : TextQuery.Of(wanted.Text, vocabulary);
        return new FoundPage(
            [.. fitting.Skip(wanted.Skip).Take(wanted.Take).Select(d => new FoundDocument(d, Highlighter.Passages(d.Quotable(), clause)))],
            fitting.Count, [], Degraded: true, DidYouMean: null);
    }

    private static IReadOnlyList<Facet> Counted(
        DocumentKind kind, IReadOnlyDictionary<string, IReadOnlyList<string>> chosen, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> counts, DateTimeOffset now) =>
    [
        .. Facets.Of(kind).Select(facet =>
        {
            var values = counts.GetValueOrDefault(facet.Name) ?? new Dictionary<string, long>();
            var selected = chosen.GetValueOrDefault(facet.Name) ?? [];
            var shown = facet.Ranges is { } ranges
                ? ranges(now).Where(r => r.Listed || selected.Contains(r.Value)).Select(r => (r.Value, Count: values.GetValueOrDefault(r.Value)))
                : values.Select(v => (Value: v.Key, Count: v.Value)).Concat(selected.Where(s => !values.ContainsKey(s)).Select(s => (Value: s, Count: 0L)))
                    .OrderByDescending(v => v.Count).ThenBy(v => v.Value, StringComparer.Ordinal);
            return new Facet(facet.Name, [.. shown.Select(v => new FacetValue(v.Value, v.Count, selected.Contains(v.Value)))]);
        }),
    ];
}
