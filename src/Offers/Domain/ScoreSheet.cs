using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;

namespace Marketplace.Offers.Domain;

/// <summary>One panel member's scores of one offer, saved in part or whole.</summary>
public sealed class ScoreSheet
{
    private ScoreSheet() { }

    public ScoreSheet(Guid challengeId, Guid offerId, Guid personId) => (ChallengeId, OfferId, PersonId) = (challengeId, offerId, personId);

    public Guid ChallengeId { get; private set; }
    public Guid OfferId { get; private set; }
    public Guid PersonId { get; private set; }
    public IReadOnlyList<CriterionScore> Scores { get; private set; } = [];
    public DateTimeOffset SavedAt { get; private set; }

    /// <summary>Replaces the scores of the criteria named and keeps the others.</summary>
    public void Save(IReadOnlyList<CriterionScore> scores, DateTimeOffset now) =>
        (Scores, SavedAt) = ([.. Scores.Where(s => scores.All(n => n.CriterionId != s.CriterionId)), .. scores], now);

    public bool IsComplete(IReadOnlyList<Criterion> criteria) => criteria.All(c => Scores.Any(s => s.CriterionId == c.Id));

    /// <summary>Who has scored every one of these offers in full.</summary>
    public static IReadOnlySet<Guid> Finished(
        IReadOnlyCollection<ScoreSheet> sheets, IReadOnlyCollection<Guid> offers, IReadOnlyCollection<Guid> people, IReadOnlyList<Criterion> criteria) =>
        people.Where(p => offers.All(o => sheets.Any(s => s.PersonId == p && s.OfferId == o && s.IsComplete(criteria)))).ToHashSet();
}
