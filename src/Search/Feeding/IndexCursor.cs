namespace Marketplace.Search.Feeding;

/// <summary>How far a generation of a shared index has come, for engines that cannot say it themselves.</summary>
public sealed class IndexCursor
{
    public required string Generation { get; init; }

    public long Sequence { get; set; }
}
