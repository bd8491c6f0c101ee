using Marketplace.Contracts.Search;

namespace Marketplace.Search.Matching;

/// <summary>A reason as data: what it says is <see cref="ReasonWords"/>'s, in the reader's language.</summary>
/// <param name="Code">Which sentence.</param>
/// <param name="Terms">Shared words, or codes of fields, classes and provinces.</param>
/// <param name="Numbers">Levels, kilometres, counts, in the order the sentence wants them.</param>
public sealed record ReasonData(MatchReasonKind Kind, MatchSide Speaks, string Code, IReadOnlyList<string> Terms, IReadOnlyList<int> Numbers, double Share);

/// <summary>Why a company was ranked where it was: one reason for each feature that moved its score, the weightiest first.</summary>
public static class MatchReasons
{
    private const double Negligible = .005;
    private const int NearKilometres = 150;

    /// <param name="view">The demand.</param>
    /// <param name="company">The company.</param>
    /// <param name="parts">What each feature added to the score; the reasons' shares are of these.</param>
    /// <param name="keptPlace">It stands where it does because a place was kept for newcomers.</param>
    public static IReadOnlyList<ReasonData> Of(DemandView view, MatchCompany company, MatchParts parts, bool keptPlace = false)
    {
        var moved = Moved(view, company, parts).ToList();
        var all = moved.Sum(m => Math.Abs(m.Amount));
        if (all == 0) all = 1;
        moved.RemoveAll(m => Math.Abs(m.Amount) / all < Negligible);
        all = Math.Max(moved.Sum(m => Math.Abs(m.Amount)), float.Epsilon);
        var reasons = moved.OrderByDescending(m => Math.Abs(m.Amount)).Select(m => m.Reason with { Share = Math.Abs(m.Amount) / all }).ToList();
        if (keptPlace) reasons.Add(new ReasonData(MatchReasonKind.Newcomer, MatchSide.For, "newcomer", [], [Newcomers.OneIn], 0));
        return reasons;
    }

    private static IEnumerable<(float Amount, ReasonData Reason)> Moved(DemandView view, MatchCompany company, MatchParts parts)
    {
        var demand = view.Demand;
        if (parts.Text != 0) yield return (parts.Text, Text(view, company, parts));
        if (parts.Vote > 0) yield return (parts.Vote, Say(MatchReasonKind.TrackRecord, MatchSide.For, "similar_answered"));
        if (parts.Customer > 0) yield return (parts.Customer, Say(MatchReasonKind.TrackRecord, MatchSide.For, "same_customer"));
        if (parts.Recency > 0) yield return (parts.Recency, Say(MatchReasonKind.TrackRecord, MatchSide.For, "recent_work"));
        if (parts.Field > 0) yield return (parts.Field, Field(company, demand));
        if (parts.Trl != 0) yield return (parts.Trl, Trl(company, demand));
        if (parts.Isic > 0)
        {
            var same = ProfileFit.Isic(company.IsicCodes, demand.IsicCode) >= 1;
            yield return (parts.Isic, Say(MatchReasonKind.Isic, same ? MatchSide.For : MatchSide.Partly, same ? "isic_same" : "isic_near", [demand.IsicCode!]));
        }

        if (parts.Distance > 0)
        {
            var kilometres = (int)Math.Round(Provinces.Kilometres(company.Province, demand.Province) ?? 0);
            yield return (parts.Distance, kilometres == 0
                ? Say(MatchReasonKind.Distance, MatchSide.For, "same_province", [demand.Province!])
                : Say(MatchReasonKind.Distance, kilometres <= NearKilometres ? MatchSide.For : MatchSide.Partly, "distance", [company.Province!], kilometres));
        }

        if (parts.Certificate > 0) yield return (parts.Certificate, Say(MatchReasonKind.Certificate, MatchSide.For, "certificate"));
        if (parts.Capacity < 0) yield return (parts.Capacity, Say(MatchReasonKind.Capacity, MatchSide.Against, "capacity", [], company.ActiveAgreements));
        if (parts.Feedback != 0)
            yield return (parts.Feedback, Say(MatchReasonKind.Feedback, parts.Feedback > 0 ? MatchSide.For : MatchSide.Against, parts.Feedback > 0 ? "feedback_useful" : "feedback_not"));
    }

    private static ReasonData Text(DemandView view, MatchCompany company, MatchParts parts)
    {
        var shared = view.SharedWords(company.Id);
        if (parts.Text < 0) return Say(MatchReasonKind.Text, MatchSide.Against, "text_far");
        return shared.Count > 0
            ? Say(MatchReasonKind.Text, parts.Text > 1 ? MatchSide.For : MatchSide.Partly, "text_words", shared)
            : Say(MatchReasonKind.Text, MatchSide.Partly, "text_meaning");
    }

    private static ReasonData Field(MatchCompany company, MatchDemand demand)
    {
        var own = company.Capabilities.Select(c => c.Field).ToHashSet();
        var same = demand.Fields.Where(own.Contains).ToList();
        if (same.Count > 0) return Say(MatchReasonKind.Field, MatchSide.For, "field_same", same);
        return Say(MatchReasonKind.Field, MatchSide.Partly, "field_near", [.. own.Where(f => demand.Fields.Any(d => FieldNeighbours.Nearness(f, d) > 0)).Order(StringComparer.Ordinal)]);
    }

    private static ReasonData Trl(MatchCompany company, MatchDemand demand)
    {
        var (reached, wanted) = (ProfileFit.Field(company.Capabilities, demand.Fields).Best!.Trl, demand.RequiredTrl!.Value);
        return reached >= wanted
            ? Say(MatchReasonKind.Trl, MatchSide.For, "trl_reached", [], reached, wanted)
            : Say(MatchReasonKind.Trl, wanted - reached <= 2 ? MatchSide.Partly : MatchSide.Against, "trl_below", [], reached, wanted);
    }

    private static ReasonData Say(MatchReasonKind kind, MatchSide side, string code, IReadOnlyList<string>? terms = null, params int[] numbers) =>
        new(kind, side, code, terms ?? [], numbers, 0);
}
