using Marketplace.Platform.Hosting;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Platform.Access;

/// <summary>Services believe the tokens of one issuer, the Web service, whose public keys they fetch: ES256, five minutes, for this audience.</summary>
public static class AccessTokens
{
    public const string Audience = "marketplace";

    internal static void Add(IServiceCollection services, IConfiguration configuration)
    {
        services.AddAuthentication(o => o.DefaultScheme ??= Policies.Scheme).AddJwtBearer(Policies.Scheme, _ => { });
        services.AddOptions<JwtBearerOptions>(Policies.Scheme).Configure<ServiceAddresses>((o, addresses) =>
        {
            // The issuer's own address is known only once this process listens, when it is the issuer itself.
            o.ConfigurationManager = new IssuerKeys(addresses);
            o.MapInboundClaims = false;
            o.TokenValidationParameters = new TokenValidationParameters
            {
                ValidAudience = Audience,
                // The OAuth server writes the name as an address, which ends in a slash.
                ValidIssuers = [Issuer(configuration), Issuer(configuration) + "/"],
                ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
                ValidTypes = ["at+jwt"],
                ClockSkew = TimeSpan.FromSeconds(30),
                NameClaimType = Claim.Name,
                RoleClaimType = Claim.Role,
            };
        });
        Policies.Add(services);
    }

    /// <summary>The name tokens are issued under; the same in every process.</summary>
    public static string Issuer(IConfiguration configuration) => configuration["Identity:Issuer"] ?? "https://niazgah.example";
}
