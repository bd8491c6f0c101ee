namespace Marketplace.Search.Index;

/// <summary>A document as it goes into the index. What is shown of it is read from the database, so the index holds no text of its own.</summary>
/// <param name="Text">What is searched, each part with how often it counts.</param>
/// <param name="Keywords">Codes to filter by and count, by field.</param>
/// <param name="Numbers">Numbers to filter and sort by, by field.</param>
/// <param name="SortName">What documents are ordered by when ordered by name.</param>
internal sealed record IndexDocument(
    Guid Id, DocumentKind Kind, IReadOnlyList<WeightedText> Text, IReadOnlyDictionary<string, IReadOnlyList<string>> Keywords,
    IReadOnlyDictionary<string, long> Numbers, string SortName = "");

/// <param name="Times">How often the text counts, as if it were written so many times.</param>
/// <param name="IsTitle">Whether it is what the document is called.</param>
internal sealed record WeightedText(string Text, int Times = 1, bool IsTitle = false);

/// <summary>A change to the index.</summary>
/// <param name="Sequence">Where it stands among all changes; later is greater.</param>
/// <param name="Document">Null when the document is to be found no more.</param>
internal sealed record IndexChange(Guid Id, long Sequence, IndexDocument? Document);
