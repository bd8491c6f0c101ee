namespace Marketplace.Search.Feeding;

/// <summary>A document the engine would not take, with its reason, for somebody to look at. Nothing waits for it.</summary>
public sealed class RefusedDocument
{
    public required Guid Id { get; init; }
    public required long Sequence { get; init; }
    public required string Reason { get; init; }
    public required DateTimeOffset At { get; init; }
}
