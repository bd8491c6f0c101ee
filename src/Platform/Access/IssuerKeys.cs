using Marketplace.Platform.Hosting;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Platform.Access;

/// <summary>
/// Fetches the issuer's public keys from the Web service, keeps them for some minutes, and fetches again when a token names a key not known. A
/// new key is published for longer than that before it signs, so a rotation costs no request.
/// </summary>
internal sealed class IssuerKeys(ServiceAddresses addresses) : IConfigurationManager<OpenIdConnectConfiguration>, IDisposable
{
    private const string KeysPath = "/.well-known/jwks";
    private static readonly TimeSpan LeastAge = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan GreatestAge = TimeSpan.FromMinutes(5);

    private readonly HttpClient _http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private readonly SemaphoreSlim _one = new(1, 1);
    private OpenIdConnectConfiguration? _known;
    private long _fetchedAt;
    private volatile bool _stale;

    public async Task<OpenIdConnectConfiguration> GetConfigurationAsync(CancellationToken cancel)
    {
        if (_known is { } known && IsFresh()) return known;
        // One fetch serves everybody who waits, so nobody who leaves may end it; its own time-out does.
        await _one.WaitAsync(CancellationToken.None);
        try
        {
            if (_known is { } meanwhile && IsFresh()) return meanwhile;
            var keys = new JsonWebKeySet(await _http.GetStringAsync(new Uri(addresses.Of("web"), KeysPath), CancellationToken.None));
            var configuration = new OpenIdConnectConfiguration { JsonWebKeySet = keys };
            foreach (var key in keys.GetSigningKeys()) configuration.SigningKeys.Add(key);
            (_known, _fetchedAt, _stale) = (configuration, Environment.TickCount64, false);
            return configuration;
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && _known is not null)
        {
            // What was known stays good; the next try comes when this answer has aged.
            (_fetchedAt, _stale) = (Environment.TickCount64, false);
            return _known;
        }
        finally
        {
            _one.Release();
        }
    }

    public void RequestRefresh() => _stale = true;

    private bool IsFresh() => TimeSpan.FromMilliseconds(Environment.TickCount64 - _fetchedAt) < (_stale ? LeastAge : GreatestAge);

    public void Dispose()
    {
        _http.Dispose();
        _one.Dispose();
    }
}
