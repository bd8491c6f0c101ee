namespace Marketplace.Search.Feeding;

/// <summary>The last place given in the order of changes. It only grows: a document that changes again leaves its place, and nobody else gets it.</summary>
public sealed class ChangePlace
{
    /// <summary>There is one row.</summary>
    public const int TheOne = 1;

    public int Id { get; init; } = TheOne;

    public long Last { get; init; }
}
