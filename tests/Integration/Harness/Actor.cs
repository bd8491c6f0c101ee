using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Companies;
using ClaimNames = Marketplace.Platform.Access.Claim;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>Somebody who calls the API in a test.</summary>
public sealed record Actor(Guid PersonId, string Name)
{
    public Guid? CompanyId { get; init; }
    public MemberRole? Role { get; init; }
    public IReadOnlyList<ProgrammeRole> Programme { get; init; } = [];

    public static Actor Person(string name = "Sara") => new(Guid.CreateVersion7(), name);

    public static Actor Officer() => new(Guid.CreateVersion7(), "Officer") { Programme = [ProgrammeRole.Officer] };

    public static Actor Administrator() => new(Guid.CreateVersion7(), "Administrator") { Programme = [ProgrammeRole.Administrator] };

    public static Actor Council() => new(Guid.CreateVersion7(), "Council") { Programme = [ProgrammeRole.Council] };

    public Actor For(Guid companyId, MemberRole role = MemberRole.Owner) => this with { CompanyId = companyId, Role = role };

    internal IEnumerable<System.Security.Claims.Claim> Claims()
    {
        yield return new(ClaimNames.Subject, PersonId.ToString());
        yield return new(ClaimNames.Name, Name);
        foreach (var role in Programme) yield return new(ClaimNames.Role, role.ToString());
        if (CompanyId is null) yield break;
        yield return new(ClaimNames.Company, CompanyId.Value.ToString());
        yield return new(ClaimNames.CompanyRole, Role!.Value.ToString());
    }
}
