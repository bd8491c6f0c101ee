using System.Security.Claims;
using Marketplace.Platform.Access;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ClaimNames = Marketplace.Platform.Access.Claim;

namespace Marketplace.Web.Tokens;

/// <summary>Signs the short tokens services believe. One is used again for the same claims until shortly before it ends.</summary>
public sealed class CallerTokens(TokenKeys keys, IMemoryCache cache, IConfiguration configuration, TimeProvider clock)
{
    /// <summary>How long a token is good for.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromMinutes(5);

    private static readonly TimeSpan Margin = TimeSpan.FromMinutes(1);
    private static readonly string[] Carried = [ClaimNames.Subject, ClaimNames.Name, ClaimNames.Role, ClaimNames.Company, ClaimNames.CompanyRole];
    private static readonly JsonWebTokenHandler Handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>A token with the principal's person, company and roles.</summary>
    public async ValueTask<string> ForAsync(ClaimsPrincipal who, CancellationToken ct)
    {
        var key = await keys.SigningAsync(ct);
        var claims = who.Claims.Where(c => Carried.Contains(c.Type)).Select(c => new System.Security.Claims.Claim(c.Type, c.Value)).ToList();
        var name = string.Join('\n', claims.Select(c => $"{c.Type}={c.Value}").Prepend(key.Id));
        return cache.TryGetValue(name, out string? known) ? known! : cache.Set(name, Sign(key, claims), Life - Margin);
    }

    private string Sign(TokenKey key, List<System.Security.Claims.Claim> claims)
    {
        var now = clock.GetUtcNow();
        return Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = AccessTokens.Issuer(configuration),
            Audience = AccessTokens.Audience,
            TokenType = "at+jwt",
            IssuedAt = now.UtcDateTime,
            Expires = (now + Life).UtcDateTime,
            Subject = new ClaimsIdentity([.. claims, new(JwtRegisteredClaimNames.Jti, Guid.CreateVersion7(now).ToString("N"))]),
            SigningCredentials = new SigningCredentials(key.Key, SecurityAlgorithms.EcdsaSha256),
        });
    }
}
