namespace Marketplace.Search.Matching;

/// <summary>What a company's past says about a demand. How often it won says nothing: that would keep newcomers out.</summary>
internal static class TrackRecord
{
    private const float DaysPerYear = 365.25f;

    public static MatchParts Add(MatchParts parts, MatchCompany company, IReadOnlyList<PastAnswer> answers, MatchDemand demand, MatchWeights weights)
    {
        var known = demand.Customers.Count > 0 && company.Customers.Any(demand.Customers.Contains);
        var active = company.ActiveAt < demand.OpenedAt ? company.ActiveAt : null;
        foreach (var answer in answers)
        {
            if (answer.At >= demand.OpenedAt) continue;
            known |= answer.Customer is { } customer && demand.Customers.Contains(customer);
            if (active is null || answer.At > active) active = answer.At;
        }

        return parts with
        {
            Customer = known ? weights.Customer : 0,
            Recency = active is { } at ? weights.Recency * MathF.Exp(-(float)(demand.OpenedAt - at).TotalDays / DaysPerYear / weights.RecencyYears) : 0,
        };
    }
}
