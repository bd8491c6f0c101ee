namespace Marketplace.Contracts.Companies;

/// <summary>What an organisation is. Any verified company but a programme body may seek; every kind but small industries and programme bodies may solve.</summary>
public enum CompanyKind
{
    SmallIndustry, KnowledgeBasedFirm, Startup, TechnologyUnit, SciencePark, Incubator, InnovationCenter,
    TechnicalCenter, TechnologyTown, University, ProgrammeBody,
}

/// <summary>Draft → Submitted → Verified; → Returned → Submitted; Verified → Suspended → Verified.</summary>
public enum CompanyState { Draft, Submitted, Verified, Returned, Suspended }

/// <summary>What a member may do: an owner everything, an editor write, a viewer read.</summary>
public enum MemberRole { Viewer, Editor, Owner }

/// <summary>A technology a company commands.</summary>
/// <param name="Field">Code of a technology field.</param>
/// <param name="Trl">Technology readiness level reached, 1–9.</param>
/// <param name="Evidence">What shows it: a product, a reference, a test report.</param>
public sealed record Capability(string Field, int Trl, string? Evidence = null);

/// <summary>The official certificate of a knowledge-based firm.</summary>
public sealed record KnowledgeBasedCertificate(string Number, DateOnly ExpiresOn);

/// <summary>Where something is. Codes of province (ISO 3166-2:IR, for example <c>IR-03</c>); names of county and estate.</summary>
public sealed record Place(string Province, string? County = null, string? Estate = null);

/// <summary>What a company says of itself; the body of registration and of each later change.</summary>
public sealed record CompanyProfile
{
    public required CompanyKind Kind { get; init; }
    public required string NameFa { get; init; }
    public string? NameEn { get; init; }

    /// <summary>National company id: 11 digits, the last a check digit.</summary>
    public required string NationalId { get; init; }
    public string? RegistrationNumber { get; init; }
    public required Place Place { get; init; }

    /// <summary>ISIC Rev.4 codes, most important first.</summary>
    public IReadOnlyList<string> IsicCodes { get; init; } = [];

    /// <summary>Number of people employed.</summary>
    public int? Employees { get; init; }
    public IReadOnlyList<Capability> Capabilities { get; init; } = [];
    public KnowledgeBasedCertificate? Certificate { get; init; }
    public string? AboutFa { get; init; }
    public string? AboutEn { get; init; }

    /// <summary>Earlier work one may show, in words.</summary>
    public IReadOnlyList<string> References { get; init; } = [];
    public string? Website { get; init; }
    public string? Email { get; init; }
    public string? Phone { get; init; }
}

/// <summary>A company as its members and officers see it.</summary>
public sealed record CompanyDetails(
    Guid Id, long Version, CompanyState State, string? StateReason, bool SolvingGranted, bool MaySeek, bool MaySolve,
    CompanyProfile Profile, IReadOnlyList<MemberDetails> Members, DateTimeOffset CreatedAt, DateTimeOffset? SubmittedAt, DateTimeOffset? VerifiedAt);

/// <summary>A row of the public directory or of the verification queue.</summary>
public sealed record CompanyRow(
    Guid Id, CompanyKind Kind, CompanyState State, string NameFa, string? NameEn, Place Place,
    IReadOnlyList<string> Fields, DateTimeOffset? SubmittedAt, DateTimeOffset? VerifiedAt);

/// <summary>A person in a company.</summary>
public sealed record MemberDetails(Guid PersonId, MemberRole Role, string DisplayName, DateTimeOffset Since);

/// <summary>A company the caller may act for.</summary>
public sealed record Membership(Guid CompanyId, string NameFa, string? NameEn, CompanyKind Kind, CompanyState State, MemberRole Role, bool MaySeek, bool MaySolve);

public sealed record InviteMember(string Email, MemberRole Role);

/// <summary>An invitation not yet answered.</summary>
public sealed record InvitationDetails(Guid Id, string Email, MemberRole Role, DateTimeOffset ExpiresAt);

/// <summary>The secret of an invitation, as sent by e-mail.</summary>
public sealed record AcceptInvitation(string Token);

public sealed record ChangeRole(MemberRole Role);
