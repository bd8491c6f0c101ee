using Marketplace.Platform.Hosting;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace Marketplace.Web.Tokens;

/// <summary>Registers what sessions and tokens are protected and signed with.</summary>
internal static class TokenParts
{
    public static void AddTokens(this ServiceParts parts)
    {
        var services = parts.Services;
        var directory = parts.Configuration["Accounts:Keys"] is { Length: > 0 } chosen ? chosen : Path.Combine(parts.Data.Path, "keys", "accounts");
        services.AddSingleton(new MasterKey(directory));
        services.AddDataProtection().SetApplicationName("niazgah");
        services.AddOptions<KeyManagementOptions>().Configure<IServiceScopeFactory, MasterKey>((o, scopes, master) =>
        {
            o.XmlRepository = new ProtectionKeys(scopes);
            o.XmlEncryptor = new ProtectionKeyEncryptor(master);
        });
        services.AddMemoryCache();
        services.AddSingleton<TokenKeys>();
        services.AddHostedService<TokenKeyKeeper>();
        services.AddSingleton<CallerTokens>();
        services.AddTransient<CallAsCaller>();
        services.AddSingleton<ServerKeys>();
        services.AddSingleton<IConfigureOptions<OpenIddictServerOptions>>(sp => sp.GetRequiredService<ServerKeys>());
        services.AddSingleton<IOptionsChangeTokenSource<OpenIddictServerOptions>>(sp => sp.GetRequiredService<ServerKeys>());
        parts.Job<TokenKeys>("rotate-token-keys", "0 3 * * *", k => k.RotateWhenDueAsync());
        services.TryAddSingleton(TimeProvider.System);
    }

    /// <summary>Hands the keys to the OAuth server, and anew whenever they change.</summary>
    private sealed class ServerKeys(TokenKeys keys) : IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>
    {
        public string Name => Options.DefaultName;

        public void Configure(OpenIddictServerOptions options)
        {
            foreach (var key in keys.Known)
                options.SigningCredentials.Add(new SigningCredentials(key.Key, SecurityAlgorithms.EcdsaSha256));
            // The server refuses to be without a key. Until ours are read, one that nobody believes stands in.
            if (options.SigningCredentials.Count == 0)
                options.SigningCredentials.Add(new SigningCredentials(new ECDsaSecurityKey(System.Security.Cryptography.ECDsa.Create(System.Security.Cryptography.ECCurve.NamedCurves.nistP256)), SecurityAlgorithms.EcdsaSha256));
        }

        public Microsoft.Extensions.Primitives.IChangeToken GetChangeToken() => keys.Changes;
    }
}
