using System.Security.Claims;
using System.Security.Cryptography;
using System.Text.Json;
using Marketplace.Platform.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Tests.Integration.Harness;

/// <summary>A token issuer with a key of its own: real ES256 tokens, real key discovery, any actor a test needs.</summary>
public sealed class Issuer : IAsyncDisposable
{
    public const string Name = "https://issuer.test";

    private readonly ECDsaSecurityKey _key = new(ECDsa.Create(ECCurve.NamedCurves.nistP256)) { KeyId = "test" };
    private WebApplication? _app;

    public Uri Address { get; private set; } = null!;

    public static async Task<Issuer> StartAsync()
    {
        var issuer = new Issuer();
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Configuration["urls"] = "http://127.0.0.1:0";
        var app = issuer._app = builder.Build();
        var jwk = JsonWebKeyConverter.ConvertFromECDsaSecurityKey(issuer._key);
        var keys = JsonSerializer.Serialize(new { keys = new[] { new { kty = jwk.Kty, crv = jwk.Crv, x = jwk.X, y = jwk.Y, kid = "test", use = "sig", alg = "ES256" } } });
        app.MapGet("/.well-known/jwks", () => Microsoft.AspNetCore.Http.Results.Text(keys, "application/json"));
        await app.StartAsync();
        issuer.Address = new Uri(app.Urls.First());
        return issuer;
    }

    public string TokenFor(Actor actor) => new JsonWebTokenHandler().CreateToken(new SecurityTokenDescriptor
    {
        Issuer = Name,
        Audience = AccessTokens.Audience,
        TokenType = "at+jwt",
        Expires = TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(2),
        Subject = new ClaimsIdentity(actor.Claims()),
        SigningCredentials = new SigningCredentials(_key, SecurityAlgorithms.EcdsaSha256),
    });

    public async ValueTask DisposeAsync()
    {
        if (_app is not null) await _app.DisposeAsync();
        _key.ECDsa.Dispose();
    }
}
