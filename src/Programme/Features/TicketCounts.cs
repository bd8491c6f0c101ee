using Marketplace.Programme.Data;
using Marketplace.Programme.Domain;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Programme.Features;

/// <summary>Matches, interests and offers of the challenges on the board, as far as they may be known at this instant.</summary>
internal sealed class TicketCounts
{
    private readonly Dictionary<Guid, (int All, int Unsealed, int Interests)> _matches;
    private readonly Dictionary<Guid, int> _offers;
    private readonly Dictionary<Guid, (bool Sealed, bool CountHidden)> _seals;

    private TicketCounts(
        Dictionary<Guid, (int, int, int)> matches, Dictionary<Guid, int> offers, Dictionary<Guid, (bool, bool)> seals) => (_matches, _offers, _seals) = (matches, offers, seals);

    public static async Task<TicketCounts> OfAsync(ProgrammeDbContext db, IReadOnlyCollection<TrackedChallenge> challenges, DateTimeOffset now, CancellationToken ct)
    {
        var ids = challenges.Select(c => c.Id).ToList();
        var matches = await db.Matches.Where(m => ids.Contains(m.ChallengeId)).GroupBy(m => m.ChallengeId).Select(g => new
        {
            g.Key,
            All = g.Count(m => m.Stage != null),
            Unsealed = g.Count(m => m.SealedStage != null),
            Interests = g.Count(m => m.InterestedAt != null),
        }).ToDictionaryAsync(g => g.Key, g => (g.All, g.Unsealed, g.Interests), ct);
        var offers = await db.Offers.Where(o => ids.Contains(o.ChallengeId) && o.Stands).GroupBy(o => o.ChallengeId)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        return new TicketCounts(matches, offers, challenges.ToDictionary(c => c.Id, c => (c.OpensAt is null || c.OpensAt > now, c.HideOfferCount)));
    }

    /// <summary>While sealed, a match that consists of an offer alone is not counted.</summary>
    public int Matches(Guid challenge) => _matches.GetValueOrDefault(challenge) is var m && _seals[challenge].Sealed ? m.Unsealed : m.All;

    public int Interests(Guid challenge) => _matches.GetValueOrDefault(challenge).Interests;

    /// <summary>Null while the seeker hides the count.</summary>
    public int? Offers(Guid challenge) => _seals[challenge] is { Sealed: true, CountHidden: true } ? null : _offers.GetValueOrDefault(challenge);
}
