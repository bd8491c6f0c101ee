using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;

namespace Marketplace.Offers.Domain;

/// <summary>How consensus scores become totals and an order that everybody can check.</summary>
public static class Ranking
{
    private const decimal WholeWeight = 100m;

    /// <summary>Each score by its weight; 0–100, exact.</summary>
    public static decimal Total(IReadOnlyList<Criterion> criteria, IReadOnlyList<CriterionScore> scores) =>
        criteria.Sum(c => c.Weight * (decimal)(Find(scores, c.Id)?.Score ?? 0)) / WholeWeight;

    /// <summary>Names of the criteria whose minimum is missed.</summary>
    public static IReadOnlyList<string> BelowMinimum(IReadOnlyList<Criterion> criteria, IReadOnlyList<CriterionScore> scores) =>
        [.. criteria.Where(c => c.Minimum is { } least && (Find(scores, c.Id)?.Score ?? 0) < least).Select(c => c.Name)];

    /// <summary>Best first. Equal totals: the lower price where all offers name one currency, then who handed in first.</summary>
    public static IReadOnlyList<Guid> Order(IReadOnlyCollection<Candidate> candidates)
    {
        var comparable = candidates.Select(c => c.Price?.Currency).Distinct().Count() == 1;
        return [.. candidates
            .OrderByDescending(c => c.Total)
            .ThenBy(c => comparable ? c.Price?.Amount ?? decimal.MaxValue : 0m)
            .ThenBy(c => c.SubmittedAt)
            .ThenBy(c => c.OfferId)
            .Select(c => c.OfferId)];
    }

    private static CriterionScore? Find(IReadOnlyList<CriterionScore> scores, Guid criterionId) => scores.FirstOrDefault(s => s.CriterionId == criterionId);
}

/// <summary>An offer that can be ranked.</summary>
public sealed record Candidate(Guid OfferId, decimal Total, Money? Price, DateTimeOffset SubmittedAt);
