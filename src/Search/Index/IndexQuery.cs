namespace Marketplace.Search.Index;

/// <summary>A question to the index.</summary>
/// <param name="Text">What to look for; null for everything of the kind.</param>
/// <param name="Chosen">Values chosen in each filter: one of the values, in every filter.</param>
/// <param name="Now">The instant that open filters such as «closing within a week» count from.</param>
/// <param name="Facets">Whether to count what each value of each filter would give.</param>
internal sealed record IndexQuery(
    DocumentKind Kind, Clause? Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Chosen, SortOrder Sort, int Skip, int Take,
    DateTimeOffset Now, bool Facets = true);

internal enum SortOrder { Relevance, Newest, Closing, Budget, Name }

/// <summary>What the index answers.</summary>
/// <param name="Hits">Ids of this page, best first.</param>
/// <param name="Counts">Documents by filter and value, each filter counted as if nothing were chosen in it.</param>
internal sealed record IndexAnswer(IReadOnlyList<IndexHit> Hits, long Total, IReadOnlyDictionary<string, IReadOnlyDictionary<string, long>> Counts);

internal readonly record struct IndexHit(Guid Id, float Score);
