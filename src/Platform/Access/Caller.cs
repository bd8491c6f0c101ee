using System.Reflection;
using System.Security.Claims;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using Microsoft.AspNetCore.Http;

namespace Marketplace.Platform.Access;

/// <summary>Who makes a request: a person, perhaps acting for a company, perhaps with a part in the programme. Bound from the token.</summary>
/// <param name="PersonId">Null for nobody, and for a company's own system, which acts for the company without a person.</param>
/// <param name="ActorId">The person, or the OAuth client of a company's system; null for nobody.</param>
/// <param name="CompanyId">The company acted for.</param>
/// <param name="CompanyRole">The role there; null when no company is acted for.</param>
public sealed record Caller(Guid? PersonId, string? ActorId, string DisplayName, Guid? CompanyId, MemberRole? CompanyRole, IReadOnlySet<ProgrammeRole> Roles)
{
    public static readonly Caller Nobody = new(null, null, "", null, null, new HashSet<ProgrammeRole>());

    public bool IsOfficer => Roles.Contains(ProgrammeRole.Officer);

    public bool IsAdministrator => Roles.Contains(ProgrammeRole.Administrator);

    /// <summary>Officers and council members see the whole programme.</summary>
    public bool SeesProgramme => IsOfficer || Roles.Contains(ProgrammeRole.Council);

    public bool ActsFor(Guid companyId, MemberRole atLeast = MemberRole.Viewer) => CompanyId == companyId && CompanyRole >= atLeast;

    /// <summary>For endpoints whose policy demands a person.</summary>
    public Guid RequiredPersonId => PersonId ?? throw new InvalidOperationException("The endpoint's policy does not demand a person.");

    /// <summary>For endpoints whose policy demands an acting company.</summary>
    public Guid RequiredCompanyId => CompanyId ?? throw new InvalidOperationException("The endpoint's policy does not demand a company.");

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter) => ValueTask.FromResult<Caller?>(Of(context.User));

    public static Caller Of(ClaimsPrincipal user)
    {
        if (user.Identity?.IsAuthenticated != true) return Nobody;
        var subject = user.FindFirstValue(Claim.Subject);
        var company = Guid.TryParse(user.FindFirstValue(Claim.Company), out var id) ? id : (Guid?)null;
        return new Caller(
            Guid.TryParse(subject, out var person) && user.FindFirstValue(Claim.Client) is null ? person : null,
            user.FindFirstValue(Claim.Client) ?? subject,
            user.FindFirstValue(Claim.Name) ?? "",
            company,
            company is not null && Enum.TryParse<MemberRole>(user.FindFirstValue(Claim.CompanyRole), out var role) ? role : null,
            user.FindAll(Claim.Role).Select(c => Enum.TryParse<ProgrammeRole>(c.Value, out var r) ? r : (ProgrammeRole?)null).OfType<ProgrammeRole>().ToHashSet());
    }
}

/// <summary>Names of the claims in an access token.</summary>
public static class Claim
{
    public const string Subject = "sub";
    public const string Name = "name";

    /// <summary>Id of the company acted for.</summary>
    public const string Company = "company";

    /// <summary>A <see cref="MemberRole"/>.</summary>
    public const string CompanyRole = "company_role";

    /// <summary>A <see cref="ProgrammeRole"/>; may repeat.</summary>
    public const string Role = "role";

    /// <summary>The OAuth client, when a company's own system calls.</summary>
    public const string Client = "client_id";
}
