using Marketplace.Contracts.Search;

namespace Marketplace.Search.Matching;

/// <summary>What bars a company from a demand, and what is missing that would speak for it.</summary>
internal static class WhyNot
{
    public static ReasonData Unverified { get; } = Say(MatchReasonKind.Eligibility, "bar_unverified");

    /// <summary>Empty when the company may offer.</summary>
    public static IReadOnlyList<ReasonData> Bars(MatchCompany company, MatchDemand demand)
    {
        var bars = new List<ReasonData>();
        if (demand.Customers.Contains(company.Id)) bars.Add(Say(MatchReasonKind.Eligibility, "bar_own"));
        if (!company.MaySolve) bars.Add(Say(MatchReasonKind.Eligibility, "bar_may_not_solve"));
        if (demand.OpenTo.Count > 0 && !demand.OpenTo.Contains(company.Kind))
            bars.Add(Say(MatchReasonKind.Eligibility, "bar_kind", [.. demand.OpenTo.Select(k => k.ToString())]));
        return bars;
    }

    /// <summary>Each is something the company can put into its profile.</summary>
    public static IReadOnlyList<ReasonData> Missing(MatchCompany company, MatchDemand demand)
    {
        var missing = new List<ReasonData>();
        if (demand.Fields.Count > 0 && ProfileFit.Field(company.Capabilities, demand.Fields).Share == 0)
            missing.Add(Say(MatchReasonKind.Field, "field_none", demand.Fields));
        if (demand.IsicCode is { } code && ProfileFit.Isic(company.IsicCodes, code) == 0) missing.Add(Say(MatchReasonKind.Isic, "isic_none", [code]));
        if (company.Works.Count == 0) missing.Add(Say(MatchReasonKind.Text, "text_none"));
        return missing;
    }

    private static ReasonData Say(MatchReasonKind kind, string code, IReadOnlyList<string>? terms = null) => new(kind, MatchSide.Against, code, terms ?? [], [], 0);
}
