using Marketplace.Companies.Domain;
using Marketplace.Contracts.Companies;

namespace Marketplace.Companies.Features;

/// <summary>A company as callers and events see it.</summary>
internal static class CompanyViews
{
    public static CompanyDetails Details(Company c) => new(
        c.Id, c.Version, c.State, c.StateReason, c.SolvingGranted, c.MaySeek, c.MaySolve, c.Profile,
        [.. c.Members.OrderBy(m => m.Since).Select(m => new MemberDetails(m.PersonId, m.Role, m.DisplayName, m.Since))], c.CreatedAt, c.SubmittedAt, c.VerifiedAt);

    /// <summary>Without the people, how to reach them, and what passed between them and the officers.</summary>
    public static CompanyDetails Public(Company c) => Details(c) with
    {
        StateReason = null,
        Members = [],
        Profile = c.Profile with { Email = null, Phone = null },
    };

    public static Membership Membership(Company c, Guid person) =>
        new(c.Id, c.NameFa, c.NameEn, c.Kind, c.State, c.Members.Single(m => m.PersonId == person).Role, c.MaySeek, c.MaySolve);

    public static CompanyChanged Changed(Company c, DateTimeOffset now) => new()
    {
        Id = c.Id,
        Version = c.Version,
        OccurredAt = now,
        Kind = c.Kind,
        State = c.State,
        NameFa = c.NameFa,
        NameEn = c.NameEn,
        NationalId = c.NationalId,
        Place = c.Profile.Place,
        IsicCodes = c.Profile.IsicCodes,
        Employees = c.Profile.Employees,
        Capabilities = c.Profile.Capabilities,
        CertificateExpiresOn = c.Profile.Certificate?.ExpiresOn,
        AboutFa = c.Profile.AboutFa,
        AboutEn = c.Profile.AboutEn,
        References = c.Profile.References,
        MaySeek = c.MaySeek,
        MaySolve = c.MaySolve,
        Members = [.. c.Members.Select(m => new CompanyMember(m.PersonId, m.Role))],
        VerifiedAt = c.VerifiedAt,
    };
}
