namespace Marketplace.Platform.Sealing;

/// <summary>
/// The reason a sealed part may be read. There are two, and no other can be made: the challenge has closed, or the reader is an
/// author of the offer. Make one for each request; do not keep it, since a closing time can be moved.
/// </summary>
public sealed class SealRelease
{
    private readonly Guid? _challengeId;
    private readonly Guid? _offerId;

    private SealRelease(Guid? challengeId, Guid? offerId)
    {
        _challengeId = challengeId;
        _offerId = offerId;
    }

    /// <summary>Releases every offer of a challenge whose closing time has come.</summary>
    /// <param name="challengeId">The challenge that closed; the release opens no other.</param>
    /// <param name="closesAt">Its closing time as stored.</param>
    /// <param name="databaseNow">The time by the offers database's own clock, read in the same request. No other clock decides.</param>
    /// <exception cref="SealedException"><paramref name="databaseNow"/> is before <paramref name="closesAt"/>.</exception>
    public static SealRelease Closed(Guid challengeId, DateTimeOffset closesAt, DateTimeOffset databaseNow) =>
        databaseNow >= closesAt
            ? new SealRelease(challengeId, null)
            : throw new SealedException($"Offers are sealed until {closesAt.UtcDateTime:O}.");

    /// <summary>Releases one offer to a company that wrote it.</summary>
    /// <param name="offerId">The offer; the release opens no other.</param>
    /// <param name="reader">The company the person acts for.</param>
    /// <param name="authors">The offering company, and its consortium partners where they may read the part.</param>
    /// <exception cref="SealedException">The reader is not among the authors.</exception>
    public static SealRelease Author(Guid offerId, Guid reader, params ReadOnlySpan<Guid> authors) =>
        reader != Guid.Empty && authors.Contains(reader)
            ? new SealRelease(null, offerId)
            : throw new SealedException("Only its authors can read a sealed offer.");

    internal void Demand(Guid challengeId, Guid offerId)
    {
        if (_challengeId != challengeId && _offerId != offerId)
            throw new SealedException("This release is for another challenge or offer.");
    }
}
