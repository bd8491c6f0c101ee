using System.Security.Claims;
using System.Security.Cryptography;
using Marketplace.Platform.Access;
using Marketplace.Platform.Hosting;
using Marketplace.Web.Data;
using Marketplace.Web.Tokens;
using Microsoft.AspNetCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using ClaimNames = Marketplace.Platform.Access.Claim;

namespace Marketplace.Web.Clients;

/// <summary>
/// OAuth 2.0 client credentials: a system trades its id and secret for the same short token a person's calls carry. Revoking a client
/// ends its trade at once and its last token within five minutes.
/// </summary>
internal static class TokenEndpoint
{
    private const string Path = "connect/token";

    public static void AddTokenServer(this ServiceParts parts) => parts.Services
        .AddScoped<ApiClients>()
        .AddLogging(l => l.AddFilter("OpenIddict", LogLevel.Warning))
        .AddOpenIddict()
        .AddCore(o => o.UseEntityFrameworkCore().UseDbContext<WebDbContext>().ReplaceDefaultEntities<ApiClient, ApiAuthorization, ApiScope, ApiToken, Guid>())
        .AddServer(o =>
        {
            o.SetIssuer(new Uri(AccessTokens.Issuer(parts.Configuration)));
            o.SetTokenEndpointUris(Path);
            o.AllowClientCredentialsFlow();
            // Demanded, but nothing is encrypted; of any other kind a key is costly to make.
            o.AddEncryptionKey(new SymmetricSecurityKey(RandomNumberGenerator.GetBytes(32)));
            o.DisableAccessTokenEncryption();
            o.DisableTokenStorage();
            o.DisableAuthorizationStorage();
            o.SetAccessTokenLifetime(CallerTokens.Life);
            // TLS ends before this process, and services fetch the keys over the inner network.
            o.UseAspNetCore().EnableTokenEndpointPassthrough().DisableTransportSecurityRequirement();
        });

    public static void MapTokenEndpoint(this WebApplication app) => app
        .MapPost(Path, Handle)
        .AllowAnonymous()
        .DisableAntiforgery()
        .ExcludeFromDescription()
        .WithName("IssueToken");

    private static async Task<IResult> Handle(HttpContext context, WebDbContext db, CancellationToken ct)
    {
        // The server has checked id and secret before.
        var id = context.GetOpenIddictServerRequest()!.ClientId;
        var client = await db.ApiClients.AsNoTracking().SingleAsync(c => c.ClientId == id, ct);
        var identity = new ClaimsIdentity("client", ClaimNames.Name, ClaimNames.Role);
        identity.SetClaim(ClaimNames.Subject, client.ClientId);
        identity.SetClaim(ClaimNames.Name, client.DisplayName);
        if (client.CompanyId is { } company)
        {
            identity.SetClaim(ClaimNames.Company, company.ToString());
            identity.SetClaim(ClaimNames.CompanyRole, client.CompanyRole.ToString());
        }

        foreach (var role in client.ProgrammeRoles) identity.AddClaim(ClaimNames.Role, role.ToString());
        identity.SetResources(AccessTokens.Audience);
        identity.SetDestinations(_ => [OpenIddictConstants.Destinations.AccessToken]);
        return Results.SignIn(new ClaimsPrincipal(identity), properties: null, OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
    }
}
