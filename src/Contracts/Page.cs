namespace Marketplace.Contracts;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows of this page, in the order asked for.</param>
/// <param name="Total">How many rows there are on all pages.</param>
/// <param name="Number">Which page this is, from 1. Called <c>page</c> in JSON.</param>
/// <param name="PageSize">How many rows a page holds.</param>
public sealed record Page<T>(
    IReadOnlyList<T> Items,
    long Total,
    [property: System.Text.Json.Serialization.JsonPropertyName("page")] int Number,
    int PageSize)
{
    /// <summary>The same page with other rows.</summary>
    public Page<TOther> Of<TOther>(Func<T, TOther> row) => new([.. Items.Select(row)], Total, Number, PageSize);
}

/// <summary>A reason in words, for a command that must give one.</summary>
public sealed record ReasonRequest(string Reason);
