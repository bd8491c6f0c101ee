using Marketplace.Contracts.Companies;
using Marketplace.Platform.Taxonomies;

namespace Marketplace.Search.Matching;

/// <summary>How a company's profile fits a demand, feature by feature, apart from all text.</summary>
internal static class ProfileFit
{
    private const int TrlLevelsLost = 4;
    private const int PeoplePerAgreement = 10;

    /// <summary>Whether the company may answer at all.</summary>
    public static bool Eligible(MatchCompany company, MatchDemand demand) =>
        company.MaySolve && !demand.Customers.Contains(company.Id) && (demand.OpenTo.Count == 0 || demand.OpenTo.Contains(company.Kind));

    public static MatchParts Add(MatchParts parts, MatchCompany company, MatchDemand demand, MatchWeights weights)
    {
        var (field, capability) = Field(company.Capabilities, demand.Fields);
        return parts with
        {
            Field = weights.Field * field,
            Isic = weights.Isic * Isic(company.IsicCodes, demand.IsicCode),
            Trl = capability is null || demand.RequiredTrl is not { } wanted ? 0 : weights.Trl * Trl(capability.Trl, wanted),
            Distance = weights.Distance * Near(company.Province, demand.Province, weights.DistanceKilometres),
            Certificate = HasCertificate(company, demand) ? weights.Certificate : 0,
            Capacity = -weights.Capacity * Overload(company),
        };
    }

    /// <summary>Share of the demanded fields covered, 0–1, counting a neighbouring field by half; and the best fitting capability.</summary>
    public static (float Share, Capability? Best) Field(IReadOnlyList<Capability> capabilities, IReadOnlyList<string> fields)
    {
        if (fields.Count == 0 || capabilities.Count == 0) return (0, null);
        var (best, covered, strongest) = ((Capability?)null, 0f, 0f);
        foreach (var field in fields)
        {
            var nearest = 0f;
            foreach (var capability in capabilities)
            {
                var near = FieldNeighbours.Nearness(capability.Field, field);
                nearest = Math.Max(nearest, near);
                if (near == 0 || near < strongest || near == strongest && capability.Trl <= (best?.Trl ?? 0)) continue;
                (best, strongest) = (capability, near);
            }

            covered += nearest;
        }

        // One field wholly met says more than the mean over many that a seeker ticked.
        return ((strongest + covered / fields.Count) / 2, best);
    }

    /// <summary>1 for the same class, less the further up the tree both meet.</summary>
    public static float Isic(IReadOnlyList<string> codes, string? wanted)
    {
        if (wanted is null || codes.Count == 0) return 0;
        var above = Taxonomies.Isic.WithAncestors(wanted).Select(t => t.Code).ToList();
        return codes.Max(code =>
        {
            var meeting = Taxonomies.Isic.WithAncestors(code).FirstOrDefault(t => above.Contains(t.Code));
            return code == wanted ? 1 : meeting?.Level switch { "class" => 1, "group" => .7f, "division" => .4f, "section" => .1f, _ => 0 };
        });
    }

    /// <summary>1 when the technology is ripe enough, falling to −1.</summary>
    public static float Trl(int reached, int wanted) => Math.Max(-1, 1 - 2f / TrlLevelsLost * Math.Max(0, wanted - reached));

    public static bool HasCertificate(MatchCompany company, MatchDemand demand) =>
        company.CertificateExpiresOn is { } until && until >= DateOnly.FromDateTime((demand.ClosesAt ?? demand.OpenedAt).UtcDateTime);

    /// <summary>0 when there are people enough for one more agreement, up to 1.</summary>
    public static float Overload(MatchCompany company)
    {
        if (company.ActiveAgreements == 0) return 0;
        var bearable = Math.Max(1f, (company.Employees ?? PeoplePerAgreement) / (float)PeoplePerAgreement);
        return Math.Clamp(company.ActiveAgreements / bearable - .5f, 0, 1);
    }

    private static float Near(string? from, string? to, float reach) => Provinces.Kilometres(from, to) is { } distance ? MathF.Exp(-distance / reach) : 0;
}
