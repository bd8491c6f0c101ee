using System.Security.Cryptography;
using Marketplace.Web.Data;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;

namespace Marketplace.Web.Tokens;

/// <summary>A key that signs or signed tokens.</summary>
/// <param name="Id">Thumbprint of the public key (RFC 7638).</param>
public sealed record TokenKey(string Id, ECDsaSecurityKey Key, DateTimeOffset CreatedAt);

/// <summary>A key as stored: PKCS#8, encrypted.</summary>
public sealed class StoredTokenKey
{
    public string Id { get; set; } = "";
    public byte[] Private { get; set; } = [];
    public DateTimeOffset CreatedAt { get; set; }
}

/// <summary>
/// The P-256 keys of this issuer, shared by all replicas through the database. All are published; the newest signs, once every service
/// has had the time to fetch it.
/// </summary>
public sealed class TokenKeys(IServiceScopeFactory scopes, IDataProtectionProvider protection, TimeProvider clock) : IDisposable
{
    /// <summary>How long a new key is published before it signs: longer than services keep what they fetched.</summary>
    public static readonly TimeSpan Lead = TimeSpan.FromMinutes(15);

    private static readonly TimeSpan Term = TimeSpan.FromDays(90);
    private readonly IDataProtector _protector = protection.CreateProtector("Niazgah.TokenKeys");
    private readonly SemaphoreSlim _one = new(1, 1);
    private volatile IReadOnlyList<TokenKey> _known = [];
    private CancellationTokenSource _changed = new();

    /// <summary>Every key, the one that signs first.</summary>
    public IReadOnlyList<TokenKey> Known => Order(_known, clock.GetUtcNow());

    /// <summary>Fires when keys came or went.</summary>
    public IChangeToken Changes => new CancellationChangeToken(_changed.Token);

    /// <summary>The key that signs now.</summary>
    public async ValueTask<TokenKey> SigningAsync(CancellationToken ct)
    {
        if (_known.Count == 0) await LoadAsync(ct);
        return Known[0];
    }

    /// <summary>The newest that has been published for long enough first; then the others, newest first.</summary>
    public static IReadOnlyList<TokenKey> Order(IEnumerable<TokenKey> keys, DateTimeOffset now)
    {
        var newest = keys.OrderByDescending(k => k.CreatedAt).ToList();
        var signing = newest.Find(k => k.CreatedAt <= now - Lead) ?? newest.LastOrDefault();
        return signing is null ? [] : [signing, .. newest.Where(k => k != signing)];
    }

    /// <summary>Reads the keys anew; makes the first one where there is none.</summary>
    public async Task LoadAsync(CancellationToken ct)
    {
        await _one.WaitAsync(ct);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<WebDbContext>();
            var stored = await db.TokenKeys.AsNoTracking().ToListAsync(ct);
            if (stored.Count == 0) stored = [await AddAsync(db, ct)];
            if (stored.Select(k => k.Id).ToHashSet().SetEquals(_known.Select(k => k.Id))) return;
            _known = [.. stored.Select(Read)];
        }
        finally
        {
            _one.Release();
        }

        await Interlocked.Exchange(ref _changed, new CancellationTokenSource()).CancelAsync();
    }

    /// <summary>Adds a key, and forgets those another has long replaced.</summary>
    public async Task RotateAsync(CancellationToken ct)
    {
        await using (var scope = scopes.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<WebDbContext>();
            await AddAsync(db, ct);
            var outdated = clock.GetUtcNow() - Term - Term;
            await db.TokenKeys.Where(k => k.CreatedAt < outdated).ExecuteDeleteAsync(ct);
        }

        await LoadAsync(ct);
    }

    /// <summary>Rotates when the newest key has served its term. Run daily.</summary>
    public async Task RotateWhenDueAsync()
    {
        await LoadAsync(CancellationToken.None);
        if (_known.Max(k => k.CreatedAt) <= clock.GetUtcNow() - Term) await RotateAsync(CancellationToken.None);
    }

    public void Dispose()
    {
        _one.Dispose();
        _changed.Dispose();
        foreach (var key in _known) key.Key.ECDsa.Dispose();
    }

    private async Task<StoredTokenKey> AddAsync(WebDbContext db, CancellationToken ct)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var stored = new StoredTokenKey { Id = IdOf(key), Private = _protector.Protect(key.ExportPkcs8PrivateKey()), CreatedAt = clock.GetUtcNow() };
        db.TokenKeys.Add(stored);
        await db.SaveChangesAsync(ct);
        return stored;
    }

    private TokenKey Read(StoredTokenKey stored)
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(_protector.Unprotect(stored.Private), out _);
        return new TokenKey(stored.Id, new ECDsaSecurityKey(key) { KeyId = stored.Id }, stored.CreatedAt);
    }

    private static string IdOf(ECDsa key) =>
        Base64UrlEncoder.Encode(JsonWebKeyConverter.ConvertFromECDsaSecurityKey(new ECDsaSecurityKey(key)).ComputeJwkThumbprint());
}

/// <summary>Keeps the keys of this process as the database has them. While it cannot be reached, the process lives on and tries again.</summary>
internal sealed class TokenKeyKeeper(TokenKeys keys, TimeProvider clock, ILogger<TokenKeyKeeper> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        do
        {
            try
            {
                await keys.LoadAsync(stoppingToken);
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The keys of tokens could not be read; next try in {Every}: {Error}", Every, e.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
