using Marketplace.Search.Index;

namespace Marketplace.Search.Queries;

/// <summary>Says whether one document answers a search, without an index: the same clauses and filters, read against the document itself.</summary>
internal sealed class DocumentMatcher(IndexDocument document, DateTimeOffset now)
{
    private readonly Dictionary<TextField, HashSet<string>> _tokens = AnalysedText.Of(document.Text).Fields.ToDictionary(f => f.Field, f => f.Tokens.ToHashSet(StringComparer.Ordinal));

    public bool Answers(IReadOnlyDictionary<string, IReadOnlyList<string>> chosen, string? text, Vocabulary vocabulary) =>
        Passes(chosen) && (string.IsNullOrWhiteSpace(text) || (TextQuery.Of(text, vocabulary) is { } clause && Holds(clause)));

    public bool Holds(Clause clause) => clause switch
    {
        TermClause term => _tokens.TryGetValue(term.Field, out var tokens) && tokens.Contains(term.Value),
        AnyClause any => any.Clauses.Count(Holds) >= Math.Max(1, any.Required),
        BestClause best => best.Clauses.Any(Holds),
        AllClause all => all.Clauses.All(Holds),
        PreferClause prefer => Holds(prefer.Needed),
        _ => false,
    };

    private bool Passes(IReadOnlyDictionary<string, IReadOnlyList<string>> chosen) => Facets.Of(document.Kind).All(facet =>
    {
        if (!chosen.TryGetValue(facet.Name, out var values) || values.Count == 0) return true;
        if (facet.Ranges is null) return document.Keywords.TryGetValue(facet.Field, out var codes) && codes.Any(values.Contains);
        return document.Numbers.TryGetValue(facet.Field, out var number) && facet.Ranges(now).Any(r => values.Contains(r.Value) && number >= r.From && number < r.To);
    });
}
