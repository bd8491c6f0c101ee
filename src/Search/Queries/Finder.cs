using Marketplace.Search.Index;
using Marketplace.Search.Text;

namespace Marketplace.Search.Queries;

/// <summary>What somebody looks for.</summary>
/// <param name="Text">As typed; null or blank for everything.</param>
internal sealed record Wanted(
    DocumentKind Kind, string? Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen, SortOrder Sort, int Skip, int Take, DateTimeOffset Now, bool Facets = true)
{
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> NothingChosen { get; } = new Dictionary<string, IReadOnlyList<string>>();
}

/// <param name="Clause">What was looked for in the end; null for everything.</param>
/// <param name="DidYouMean">The text with its misspelt words set right, when there are such.</param>
internal sealed record Found(IndexAnswer Answer, Clause? Clause, string? DidYouMean);

/// <summary>Searches as people expect: first for what has most of the words; when that is little, for what has some; then for what was probably meant.</summary>
internal static class Finder
{
    // With fewer answers those with only some of the words come after them, a word may be misspelt, and there is nothing to learn from.
    private const int Enough = 10;
    private static readonly IndexAnswer None = new([], 0, new Dictionary<string, IReadOnlyDictionary<string, long>>());

    /// <exception cref="IndexUnavailableException">There is no index that can answer.</exception>
    public static async Task<Found> FindAsync(ISearchIndex index, Vocabulary vocabulary, Wanted wanted, ReadTexts read, CancellationToken ct)
    {
        var found = await FindAsync(index, vocabulary, wanted, ct);
        if (wanted.Sort != SortOrder.Relevance || found.Clause is null || found.Answer.Total < Enough || !Feedback.Helps(wanted.Text!)) return found;

        var first = wanted.Skip == 0 && wanted.Take >= Feedback.Answers
            ? found.Answer.Hits
            : (await index.SearchAsync(Query(wanted with { Skip = 0, Take = Feedback.Answers, Facets = false }, found.Clause), ct)).Hits;
        first = [.. first.Take(Feedback.Answers)];
        var widened = Feedback.Widen(found.Clause, first, await read([.. first.Select(h => h.Id)], ct));
        var answer = await index.SearchAsync(Query(wanted with { Facets = false }, widened), ct);
        return found with { Answer = found.Answer with { Hits = answer.Hits } };
    }

    private static async Task<Found> FindAsync(ISearchIndex index, Vocabulary vocabulary, Wanted wanted, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(wanted.Text)) return new Found(await index.SearchAsync(Query(wanted, null), ct), null, null);
        if (TextQuery.Of(wanted.Text, vocabulary) is not { } strict) return new Found(None, null, null);

        var found = new Found(await index.SearchAsync(Query(wanted, strict), ct), strict, null);
        if (found.Answer.Total < Enough && TextQuery.Relaxed(strict) is { } relaxed)
            found = new Found(await index.SearchAsync(Query(wanted, relaxed), ct), relaxed, null);
        if (found.Answer.Total >= Enough || await CorrectAsync(index, wanted, ct) is not { } meant) return found;

        if (found.Answer.Total > 0) return found with { DidYouMean = meant };
        var clause = TextQuery.Of(meant, vocabulary)!;
        return new Found(await index.SearchAsync(Query(wanted, clause), ct), clause, meant);
    }

    private static IndexQuery Query(Wanted wanted, Clause? text) => new(wanted.Kind, text, wanted.Chosen, wanted.Sort, wanted.Skip, wanted.Take, wanted.Now, wanted.Facets);

    private static async Task<string?> CorrectAsync(ISearchIndex index, Wanted wanted, CancellationToken ct)
    {
        var tokens = TextAnalysis.Tokens(wanted.Text!).Where(t => t.IsContent && Typos.Allowed(t.Word) > 0).ToList();
        if (tokens.Count == 0) return null;
        var nearest = await index.CorrectAsync([.. tokens.Select(Form).Distinct()], ct);
        var meant = wanted.Text!;
        foreach (var token in tokens.AsEnumerable().Reverse())
            if (nearest.TryGetValue(Form(token), out var word)) meant = meant[..token.Start] + word + meant[token.End..];
        return meant == wanted.Text ? null : meant;
    }

    private static string Form(Token token) => token.Script == Script.Persian ? PersianStemmer.WithoutPlural(token.Word) : token.Word;
}
