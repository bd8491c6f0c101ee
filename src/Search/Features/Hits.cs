using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;

namespace Marketplace.Search.Features;

/// <summary>Documents as search results show them.</summary>
internal static class Hits
{
    public static ChallengeHit Of(ChallengeChanged c, IReadOnlyList<string> passages) => new(
        c.Id, c.Code, c.Title, c.Summary, c.State, c.SeekerId, c.SeekerNameFa, c.SeekerNameEn, c.Fields, c.IsicCode, c.Place, c.Cooperation, c.Budget, c.RequiredTrl,
        c.PublishedAt, c.ClosesAt, passages);

    public static CompanyHit Of(CompanyChanged c, IReadOnlyList<string> passages, DateOnly today) =>
        new(c.Id, c.Kind, c.NameFa, c.NameEn, c.Place, c.IsicCodes, c.Capabilities, c.CertificateExpiresOn >= today, passages);
}
