using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Messaging;
using Marketplace.Programme.Data;
using Marketplace.Programme.Domain;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Programme.Consumers;

/// <summary>Finds or begins what the programme keeps of each thing it hears about, and writes the trail.</summary>
internal sealed class Journal(ProgrammeDbContext db)
{
    public async Task<TrackedChallenge> ChallengeAsync(Guid id, CancellationToken ct) =>
        await db.Challenges.FindAsync([id], ct) ?? db.Challenges.Add(TrackedChallenge.HeardOf(id)).Entity;

    public async Task<Match> MatchAsync(Guid challengeId, Guid companyId, CancellationToken ct) =>
        await db.Matches.FindAsync([challengeId, companyId], ct) ?? db.Matches.Add(Match.Between(challengeId, companyId)).Entity;

    /// <summary>Takes over what is said of an offer, and lets the match and the challenge know.</summary>
    public async Task OfferAsync(Guid id, long version, Guid challengeId, Guid companyId, OfferState state, DateTimeOffset? submittedAt, DateTimeOffset at, CancellationToken ct)
    {
        var offer = await db.Offers.FindAsync([id], ct) ?? db.Offers.Add(TrackedOffer.HeardOf(id, challengeId, companyId)).Entity;
        offer.Take(version, state, submittedAt, at);
        (await MatchAsync(challengeId, companyId, ct)).OfferIs(offer);
        if (offer.FirstSubmittedAt is { } first) (await ChallengeAsync(challengeId, ct)).OfferHandedIn(first);
    }

    /// <summary>The match of an award's winner follows the newest proposal that stands, whichever was heard of first.</summary>
    public async Task AwardAsync(Guid awardId, Guid challengeId, Action<TrackedAward> change, CancellationToken ct)
    {
        var award = await db.Awards.FindAsync([awardId], ct) ?? db.Awards.Add(TrackedAward.HeardOf(awardId, challengeId)).Entity;
        change(award);
        if (award.WinnerId is not { } winner) return;
        var others = await db.Awards.Where(a => a.ChallengeId == challengeId && a.WinnerId == winner && a.Id != awardId).ToListAsync(ct);
        (await MatchAsync(challengeId, winner, ct)).Proposed(others.Append(award).Where(a => !a.Ended).Max(a => a.ProposedAt));
    }

    public Task NoteAsync(ChallengeMoment moment, CancellationToken ct) => NoteAsync(moment, moment.Id, null, ct);

    public Task NoteAsync(ContestMoment moment, Guid? companyId, CancellationToken ct) => NoteAsync(moment, moment.ChallengeId, companyId, ct);

    /// <summary>Writes the event into the challenge's trail unless it is there.</summary>
    public Task NoteAsync(Event moment, Guid challengeId, Guid? companyId, CancellationToken ct)
    {
        var kind = EventTypes.NameOf(moment.GetType());
        return NoteAsync(TrailRecord.KeyOf(kind, moment), kind, challengeId, companyId, moment.OccurredAt, ct);
    }

    public async Task NoteAsync(Guid eventKey, string kind, Guid challengeId, Guid? companyId, DateTimeOffset at, CancellationToken ct)
    {
        if (!await db.Trail.AnyAsync(t => t.EventKey == eventKey, ct)) db.Trail.Add(TrailRecord.Of(eventKey, kind, challengeId, companyId, at));
    }
}
