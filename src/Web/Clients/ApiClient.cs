using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using OpenIddict.EntityFrameworkCore.Models;

namespace Marketplace.Web.Clients;

/// <summary>A company's own system, or one of the programme, which calls the API without a person.</summary>
public sealed class ApiClient : OpenIddictEntityFrameworkCoreApplication<Guid, ApiAuthorization, ApiToken>
{
    /// <summary>The company acted for; null for a system of the programme.</summary>
    public Guid? CompanyId { get; set; }

    /// <summary>What the system may do there.</summary>
    public MemberRole? CompanyRole { get; set; }

    /// <summary>What it does for the programme; only an administrator gives this.</summary>
    public IReadOnlyList<ProgrammeRole> ProgrammeRoles { get; set; } = [];

    public Guid CreatedBy { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>Unused part of the OAuth server's model: clients act for themselves and consent to nothing.</summary>
public sealed class ApiAuthorization : OpenIddictEntityFrameworkCoreAuthorization<Guid, ApiClient, ApiToken>;

/// <summary>Unused part of the OAuth server's model.</summary>
public sealed class ApiScope : OpenIddictEntityFrameworkCoreScope<Guid>;

/// <summary>Unused part of the OAuth server's model: tokens are short and not stored.</summary>
public sealed class ApiToken : OpenIddictEntityFrameworkCoreToken<Guid, ApiClient, ApiAuthorization>;
