using Refit;

namespace Marketplace.Contracts.Companies;

/// <summary>The Companies service over HTTP. Errors are RFC 9457 problems.</summary>
public interface ICompaniesApi
{
    /// <summary>Registers a company in Draft; the caller becomes its owner.</summary>
    [Post("/api/companies/v1/companies")]
    Task<CompanyDetails> Register([Body] CompanyProfile profile, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Changes the profile; allowed in Draft, Returned and Verified.</summary>
    [Put("/api/companies/v1/companies/{id}")]
    Task<CompanyDetails> Change(Guid id, [Body] CompanyProfile profile, [Header("If-Match")] string version, CancellationToken ct = default);

    /// <summary>The public directory of verified companies; an officer may ask for any state.</summary>
    [Get("/api/companies/v1/companies")]
    Task<Page<CompanyRow>> List(CompanyState? state = null, CompanyKind? kind = null, string? province = null, string? field = null,
        string? q = null, string? sort = null, int page = 1, int pageSize = 20, CancellationToken ct = default);

    /// <summary>One company: the public part to everybody once verified, all of it to members and officers.</summary>
    [Get("/api/companies/v1/companies/{id}")]
    Task<CompanyDetails> Get(Guid id, CancellationToken ct = default);

    [Post("/api/companies/v1/companies/{id}/submit")]
    Task<CompanyDetails> Submit(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only.</summary>
    [Post("/api/companies/v1/companies/{id}/verify")]
    Task<CompanyDetails> Verify(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only.</summary>
    [Post("/api/companies/v1/companies/{id}/return")]
    Task<CompanyDetails> Return(Guid id, [Body] ReasonRequest reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only.</summary>
    [Post("/api/companies/v1/companies/{id}/suspend")]
    Task<CompanyDetails> Suspend(Guid id, [Body] ReasonRequest reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only: a suspended company is verified again.</summary>
    [Post("/api/companies/v1/companies/{id}/reinstate")]
    Task<CompanyDetails> Reinstate(Guid id, [Body] ReasonRequest reason, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Officer only: a small industry may solve.</summary>
    [Post("/api/companies/v1/companies/{id}/grant-solving")]
    Task<CompanyDetails> GrantSolving(Guid id, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Companies the caller belongs to.</summary>
    [Get("/api/companies/v1/memberships")]
    Task<IReadOnlyList<Membership>> Memberships(CancellationToken ct = default);

    [Get("/api/companies/v1/companies/{id}/invitations")]
    Task<IReadOnlyList<InvitationDetails>> Invitations(Guid id, CancellationToken ct = default);

    [Post("/api/companies/v1/companies/{id}/invitations")]
    Task<InvitationDetails> Invite(Guid id, [Body] InviteMember invitation, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    /// <summary>Owner only: the link of an invitation not yet accepted becomes worthless.</summary>
    [Delete("/api/companies/v1/companies/{id}/invitations/{invitationId}")]
    Task Revoke(Guid id, Guid invitationId, CancellationToken ct = default);

    [Post("/api/companies/v1/invitations/accept")]
    Task<Membership> Accept([Body] AcceptInvitation invitation, [Header("Idempotency-Key")] string key, CancellationToken ct = default);

    [Put("/api/companies/v1/companies/{id}/members/{personId}")]
    Task ChangeRole(Guid id, Guid personId, [Body] ChangeRole role, CancellationToken ct = default);

    [Delete("/api/companies/v1/companies/{id}/members/{personId}")]
    Task RemoveMember(Guid id, Guid personId, CancellationToken ct = default);

    /// <summary>Public: the codes everybody uses, with their names in both languages.</summary>
    [Get("/api/companies/v1/taxonomies")]
    Task<TaxonomySet> Taxonomies(CancellationToken ct = default);
}
