using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;

namespace Marketplace.Search.Matching;

/// <summary>Public states as matching looks at them.</summary>
internal static class MatchMapping
{
    /// <param name="won">How many agreements the company has had.</param>
    /// <param name="inWork">How many of them are in work.</param>
    public static MatchCompany ToMatch(this CompanyChanged company, int won, int inWork) => new()
    {
        Id = company.Id,
        Works = [.. ((string?[])[.. company.References, .. company.Capabilities.Select(c => c.Evidence), company.AboutFa, company.AboutEn])
            .Where(w => !string.IsNullOrWhiteSpace(w)).Select(w => w!).Distinct(StringComparer.Ordinal)],
        ActiveAt = company.VerifiedAt,
        Kind = company.Kind,
        MaySolve = company.MaySolve && company.State == CompanyState.Verified,
        Capabilities = company.Capabilities,
        IsicCodes = company.IsicCodes,
        Province = company.Place.Province,
        CertificateExpiresOn = company.CertificateExpiresOn,
        Employees = company.Employees,
        ActiveAgreements = inWork,
        Newcomer = won == 0,
    };

    public static MatchDemand ToMatch(this ChallengeChanged challenge) => new()
    {
        Id = challenge.Id,
        Title = challenge.Title,
        Text = Text(challenge),
        OpenedAt = challenge.PublishedAt ?? challenge.OccurredAt,
        ClosesAt = challenge.ClosesAt,
        Customers = [challenge.SeekerId],
        Fields = challenge.Fields,
        IsicCode = challenge.IsicCode,
        RequiredTrl = challenge.RequiredTrl,
        Province = challenge.Place?.Province,
        OpenTo = challenge.OpenTo,
        Budget = challenge.Budget is { Kind: not BudgetKind.Hidden } budget ? budget.Max : null,
    };

    /// <summary>Whether it is open for offers at this instant. Closing is a rule over time, not an event.</summary>
    public static bool IsOpen(this ChallengeChanged challenge, DateTimeOffset now) =>
        challenge.State == ChallengeState.Published && (challenge.ClosesAt is not { } closes || closes > now);

    /// <summary>The same for two states of a challenge exactly when matching sees no difference between them.</summary>
    public static string Digest(this MatchDemand demand) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(demand with { OpenedAt = default, ClosesAt = null }))));

    private static string Text(ChallengeChanged c) => string.Join('\n', ((string?[])
    [
        c.Summary, c.Problem?.Today, c.Problem?.Tried, c.Problem?.Constraints, c.Problem?.Users, .. c.Indicators.Select(i => i.Name),
    ]).Where(t => !string.IsNullOrWhiteSpace(t)));
}
