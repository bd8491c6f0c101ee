namespace Marketplace.Contracts.Companies;

/// <summary>A company's public state, with who may act for it.</summary>
public sealed record CompanyChanged : StateEvent
{
    public required CompanyKind Kind { get; init; }
    public required CompanyState State { get; init; }
    public required string NameFa { get; init; }
    public string? NameEn { get; init; }
    public required string NationalId { get; init; }
    public required Place Place { get; init; }
    public IReadOnlyList<string> IsicCodes { get; init; } = [];
    public int? Employees { get; init; }
    public IReadOnlyList<Capability> Capabilities { get; init; } = [];
    public DateOnly? CertificateExpiresOn { get; init; }
    public string? AboutFa { get; init; }
    public string? AboutEn { get; init; }
    public IReadOnlyList<string> References { get; init; } = [];
    public bool MaySeek { get; init; }
    public bool MaySolve { get; init; }
    public IReadOnlyList<CompanyMember> Members { get; init; } = [];
    public DateTimeOffset? VerifiedAt { get; init; }
}

/// <summary>A person who acts for a company.</summary>
public sealed record CompanyMember(Guid PersonId, MemberRole Role);

/// <summary>A company asked to be verified.</summary>
public sealed record CompanySubmitted : MomentEvent
{
    public required string NameFa { get; init; }
    public string? NameEn { get; init; }
}

/// <summary>An officer verified the company.</summary>
public sealed record CompanyVerified : MomentEvent;

/// <summary>An officer sent the registration back.</summary>
public sealed record CompanyReturned : MomentEvent
{
    public required string Reason { get; init; }
}

/// <summary>An officer suspended the company.</summary>
public sealed record CompanySuspended : MomentEvent
{
    public required string Reason { get; init; }
}

/// <summary>An officer lifted a suspension.</summary>
public sealed record CompanyReinstated : MomentEvent
{
    public required string Reason { get; init; }
}

/// <summary>An officer let a small industry solve as well.</summary>
public sealed record SolvingGranted : MomentEvent;

/// <summary>Somebody was invited by e-mail; the token is the secret of the link.</summary>
public sealed record MemberInvited : MomentEvent
{
    public required Guid InvitationId { get; init; }
    public required string Email { get; init; }
    public required MemberRole Role { get; init; }
    public required string Token { get; init; }
    public required string CompanyNameFa { get; init; }
    public string? CompanyNameEn { get; init; }

    /// <summary>"fa" or "en", as the inviting person reads; null in events from before it was told.</summary>
    public string? Language { get; init; }
}
