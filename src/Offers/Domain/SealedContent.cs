namespace Marketplace.Offers.Domain;

/// <summary>One saved content of an offer, each part sealed by itself. Never changed: a new save is a new row.</summary>
public sealed class SealedContent
{
    public required Guid Id { get; init; }
    public required Guid OfferId { get; init; }
    public required byte[] Approach { get; init; }
    public required byte[] Answers { get; init; }
    public required byte[] Plan { get; init; }
    public required byte[] Trl { get; init; }
    public required byte[] Ip { get; init; }
    public required byte[] Team { get; init; }
    public required byte[] References { get; init; }
}
