using Marketplace.Contracts.Companies;

namespace Marketplace.Search.Matching;

/// <summary>A company as matching knows it. Its name, its people, its age and its turnover are not here, so they cannot count.</summary>
public sealed record MatchCompany
{
    public required Guid Id { get; init; }

    /// <summary>What it says it has done and can do, one piece each: evidence, references, descriptions. Language does not matter.</summary>
    public IReadOnlyList<string> Works { get; init; } = [];

    /// <summary>Customers it has worked for before it came here.</summary>
    public IReadOnlyList<Guid> Customers { get; init; } = [];

    /// <summary>When it was last seen at work: its verification, an offer, an award.</summary>
    public DateTimeOffset? ActiveAt { get; init; }

    public CompanyKind Kind { get; init; }
    public bool MaySolve { get; init; } = true;
    public IReadOnlyList<Capability> Capabilities { get; init; } = [];
    public IReadOnlyList<string> IsicCodes { get; init; } = [];
    public string? Province { get; init; }
    public DateOnly? CertificateExpiresOn { get; init; }
    public int? Employees { get; init; }

    /// <summary>Agreements it is working on now.</summary>
    public int ActiveAgreements { get; init; }

    /// <summary>It has won nothing yet: lists keep places for it.</summary>
    public bool Newcomer { get; init; }
}

/// <summary>A demand as matching knows it.</summary>
public sealed record MatchDemand
{
    public required Guid Id { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }

    /// <summary>Only what was known before this instant counts.</summary>
    public required DateTimeOffset OpenedAt { get; init; }
    public DateTimeOffset? ClosesAt { get; init; }

    /// <summary>Who asks. Never recommended to itself.</summary>
    public IReadOnlyList<Guid> Customers { get; init; } = [];
    public IReadOnlyList<string> Fields { get; init; } = [];
    public string? IsicCode { get; init; }
    public int? RequiredTrl { get; init; }
    public string? Province { get; init; }

    /// <summary>Kinds that may offer; empty for every kind that may solve.</summary>
    public IReadOnlyList<CompanyKind> OpenTo { get; init; } = [];

    /// <summary>The most the seeker would pay, where it says so; null where hidden.</summary>
    public decimal? Budget { get; init; }
}

/// <summary>That a company answered a demand, and what of it is public.</summary>
/// <param name="At">When it became public that the company answered.</param>
/// <param name="Text">What was answered: the demand's words, or the public summary of the work.</param>
public sealed record PastAnswer(Guid Id, Guid CompanyId, DateTimeOffset At, Guid? Customer, string Text);
