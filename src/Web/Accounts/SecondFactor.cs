using System.Security.Claims;
using Marketplace.Contracts.Accounts;
using Marketplace.Web.Sessions;
using Microsoft.Extensions.Options;
using ClaimNames = Marketplace.Platform.Access.Claim;

namespace Marketplace.Web.Accounts;

/// <summary>Gives a session the programme roles its person holds, those of officers and administrators only after a second factor.</summary>
public sealed class SecondFactor(IOptions<AccountOptions> options)
{
    /// <summary>Claim that says how the session began (RFC 8176).</summary>
    public const string Method = "amr";

    /// <summary>Value of <see cref="Method"/> for a passkey.</summary>
    public const string Passkey = "hwk";

    /// <summary>Value of <see cref="Method"/> for password and one-time code.</summary>
    public const string Code = "mfa";

    /// <summary>Turns what the person is appointed to into roles of the session, or into roles withheld.</summary>
    public void Grant(ClaimsPrincipal principal)
    {
        var proven = !options.Value.DemandSecondFactor || principal.HasClaim(c => c.Type == Method && c.Value is Passkey or Code);
        var session = (ClaimsIdentity)principal.Identity!;
        foreach (var appointed in principal.FindAll(SessionClaim.Appointed).Select(c => c.Value).ToList())
            session.AddClaim(new Claim(proven || appointed == nameof(ProgrammeRole.Council) ? ClaimNames.Role : SessionClaim.Withheld, appointed));
    }

    /// <summary>A session read anew keeps how it began.</summary>
    public void Renew(ClaimsPrincipal before, ClaimsPrincipal renewed)
    {
        ((ClaimsIdentity)renewed.Identity!).AddClaims(before.FindAll(Method).Select(c => c.Clone()));
        Grant(renewed);
    }

    /// <summary>Whether a role waits for a second factor.</summary>
    public static bool IsMissing(ClaimsPrincipal principal) => principal.HasClaim(c => c.Type == SessionClaim.Withheld);
}
