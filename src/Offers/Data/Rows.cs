namespace Marketplace.Offers.Data;

/// <summary>The last running number given to an offer in a Jalali year.</summary>
public sealed class OfferSeries
{
    public int Year { get; init; }
    public int Last { get; init; }
}

/// <summary>When some process of this service last was alive with its database, by the database's clock. One row.</summary>
public sealed class Heartbeat
{
    public const int TheOne = 1;

    public int Id { get; init; }
    public DateTimeOffset At { get; set; }
}
