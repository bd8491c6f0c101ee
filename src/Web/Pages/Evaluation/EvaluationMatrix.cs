using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;

namespace Marketplace.Web.Pages.Evaluation;

/// <summary>Criteria against offers, as far as the reader may see the scores.</summary>
public sealed record EvaluationMatrix(IReadOnlyList<EvaluatedOffer> Offers, IReadOnlyList<MatrixRow> Rows, IReadOnlyList<MatrixTotal> Totals)
{
    /// <summary>Scores of one offer on one criterion that lie so far apart are marked: the panel should talk about them.</summary>
    public const int WideSpread = 25;

    /// <summary>The cells that still need a word: far apart and without a consensus.</summary>
    public IReadOnlyList<(EvaluatedOffer Offer, Criterion Criterion, MatrixCell Cell)> Apart =>
        [.. Rows.SelectMany(r => Offers.Select((o, i) => (o, r.Criterion, r.Cells[i]))).Where(c => c.Item3.IsApart)];

    /// <summary>How many cells lack a consensus, of offers that are still in.</summary>
    public int WithoutConsensus => Offers.Select((o, i) => o.State == OfferState.Disqualified ? 0 : Rows.Count(r => r.Cells[i].Consensus is null)).Sum();

    public static EvaluationMatrix Of(EvaluationDetails evaluation)
    {
        var rows = evaluation.Criteria.Select(c => new MatrixRow(c, [.. evaluation.Offers.Select(o => MatrixCell.Of(c, o))])).ToList();
        var totals = evaluation.Offers.Select((o, i) => Total(o, [.. rows.Select(r => (r.Criterion, r.Cells[i]))])).ToList();
        return new(evaluation.Offers, rows, Ranked(totals));
    }

    private static MatrixTotal Total(EvaluatedOffer offer, IReadOnlyList<(Criterion Criterion, MatrixCell Cell)> cells)
    {
        if (offer.State == OfferState.Disqualified)
            return new(null, false, null);
        if (offer.Total is { } final)
            return new(final, true, offer.Rank);
        return cells.Any(c => c.Cell.Best is null)
            ? new(null, false, null)
            : new(cells.Sum(c => c.Criterion.Weight * c.Cell.Best!.Value) / 100, false, null);
    }

    /// <summary>Provisional ranks, where the service has not given any yet: equal totals share a rank.</summary>
    private static List<MatrixTotal> Ranked(List<MatrixTotal> totals) =>
        [.. totals.Select(t => t is { Total: { } total, Rank: null } ? t with { Rank = 1 + totals.Count(o => o.Total > total) } : t)];
}

/// <summary>One criterion with a cell for each offer, in the order of the offers.</summary>
public sealed record MatrixRow(Criterion Criterion, IReadOnlyList<MatrixCell> Cells);

/// <summary>What is known of one offer on one criterion.</summary>
/// <param name="Consensus">The chair's; null until written.</param>
/// <param name="Scores">Those of the evaluators that the reader may see.</param>
/// <param name="BelowMinimum">The consensus misses the criterion's minimum.</param>
public sealed record MatrixCell(int? Consensus, IReadOnlyList<int> Scores, bool BelowMinimum)
{
    /// <summary>From the lowest to the highest score.</summary>
    public int Spread => Scores.Count < 2 ? 0 : Scores.Max() - Scores.Min();

    /// <summary>Whether the evaluators are far apart.</summary>
    public bool IsWide => Spread >= EvaluationMatrix.WideSpread;

    /// <summary>Whether they are, and no consensus has settled it.</summary>
    public bool IsApart => IsWide && Consensus is null;

    /// <summary>The consensus, else the mean of the scores.</summary>
    public decimal? Best => Consensus is { } agreed ? agreed : Scores.Count == 0 ? null : (decimal)Scores.Sum() / Scores.Count;

    public static MatrixCell Of(Criterion criterion, EvaluatedOffer offer)
    {
        var consensus = offer.Consensus.FirstOrDefault(c => c.CriterionId == criterion.Id)?.Score;
        return new(
            consensus,
            [.. offer.Scores.SelectMany(e => e.Scores).Where(s => s.CriterionId == criterion.Id).Select(s => s.Score)],
            consensus < criterion.Minimum);
    }
}

/// <summary>The weighted total of one offer.</summary>
/// <param name="Total">Of 100; null while something is not scored, and for an offer that was set aside.</param>
/// <param name="IsFinal">Whether it is the consensus; else it is provisional.</param>
public sealed record MatrixTotal(decimal? Total, bool IsFinal, int? Rank);
