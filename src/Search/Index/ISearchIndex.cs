namespace Marketplace.Search.Index;

/// <summary>
/// An engine that finds documents. It holds generations of the index: one is live and answers, another may be built beside it. Each knows how far
/// into the changes it has come, so a crash or a deletion costs nothing but work done again.
/// </summary>
internal interface ISearchIndex : IAsyncDisposable
{
    /// <summary>The generation that answers, or null when there is none that can.</summary>
    /// <exception cref="IndexUnavailableException">The engine cannot be asked.</exception>
    Task<string?> LiveAsync(CancellationToken ct);

    /// <summary>Makes an empty generation.</summary>
    Task<string> CreateAsync(CancellationToken ct);

    /// <summary>How far a generation has come: the sequence of the last change it is sure to hold.</summary>
    Task<long> CursorAsync(string generation, CancellationToken ct);

    /// <summary>Brings changes into a generation; those older than what it holds change nothing. They can be found when this returns.</summary>
    /// <param name="cursor">How far the generation has come with them.</param>
    Task WriteAsync(string generation, IReadOnlyList<IndexChange> changes, long cursor, CancellationToken ct);

    /// <summary>Makes a generation the one that answers and drops all others.</summary>
    Task PublishAsync(string generation, CancellationToken ct);

    /// <summary>Whether the live generation is whole, as far as a quick look tells.</summary>
    Task<bool> IsWholeAsync(CancellationToken ct);

    /// <exception cref="IndexUnavailableException">There is no index that can answer.</exception>
    Task<IndexAnswer> SearchAsync(IndexQuery query, CancellationToken ct);

    /// <summary>Words that begin so, most frequent first.</summary>
    /// <exception cref="IndexUnavailableException">There is no index that can answer.</exception>
    Task<IReadOnlyList<string>> SuggestAsync(string typed, int most, CancellationToken ct);

    /// <summary>For each word no document has, the nearest one that some have; the others are left out.</summary>
    /// <param name="words">In the form of <see cref="Suggestible.Typed"/>.</param>
    /// <exception cref="IndexUnavailableException">There is no index that can answer.</exception>
    Task<IReadOnlyDictionary<string, string>> CorrectAsync(IReadOnlyList<string> words, CancellationToken ct);

    /// <summary>How many documents can be found.</summary>
    Task<long> CountAsync(CancellationToken ct);
}

/// <summary>The index is gone, broken or out of reach; it will be rebuilt or come back.</summary>
public sealed class IndexUnavailableException : Exception
{
    public IndexUnavailableException(string message, Exception? inner = null) : base(message, inner) { }

    /// <summary>The engine cannot be reached: what it holds may be whole, so waiting is better than building anew.</summary>
    public bool IsAway { get; init; }
}
