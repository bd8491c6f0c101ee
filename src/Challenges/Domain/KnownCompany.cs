using Marketplace.Contracts.Companies;

namespace Marketplace.Challenges.Domain;

/// <summary>What this service knows of a company from its events.</summary>
public sealed class KnownCompany
{
    public Guid Id { get; init; }
    public long Version { get; set; }
    public string NameFa { get; set; } = "";
    public string? NameEn { get; set; }
    public string NationalId { get; set; } = "";
    public CompanyKind Kind { get; set; }
    public bool MaySeek { get; set; }
    public bool MaySolve { get; set; }

    /// <summary>Where it is; null until its news said so.</summary>
    public Place? Place { get; set; }
}

/// <summary>A company's acceptance of one version of the non-disclosure terms for one challenge, for ever on record.</summary>
public sealed class NdaAcceptance
{
    public Guid ChallengeId { get; init; }
    public Guid CompanyId { get; init; }
    public string TermsVersion { get; init; } = "";

    /// <summary>The person, or the client of the company's system, that accepted.</summary>
    public string AcceptedBy { get; init; } = "";
    public DateTimeOffset AcceptedAt { get; init; }
}
