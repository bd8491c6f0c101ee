using System.Net;
using System.Security.Cryptography;

namespace Marketplace.Platform.Files;

/// <summary>Where the S3-compatible store is, from <c>Files:S3</c>.</summary>
public sealed record S3Settings
{
    /// <summary>Its address, such as <c>https://s3.example.org</c>.</summary>
    public required Uri Endpoint { get; init; }

    /// <summary>The bucket, which must exist.</summary>
    public required string Bucket { get; init; }

    /// <summary>Names the key.</summary>
    public required string AccessKey { get; init; }

    /// <summary>The key.</summary>
    public required string SecretKey { get; init; }

    /// <summary><c>us-east-1</c> unless said otherwise.</summary>
    public string Region { get; init; } = "us-east-1";
}

/// <summary>
/// Keeps files in an S3-compatible store, by path-style addresses and one request an operation. A file passes through a
/// temporary file, because its hash must be known before it is sent.
/// </summary>
public sealed class S3FileStore(HttpClient http, S3Settings settings, TimeProvider clock) : IFileStore
{
    private static readonly string NoBody = Convert.ToHexStringLower(SHA256.HashData([]));
    private readonly SigV4 _signer = new(settings.AccessKey, settings.SecretKey, settings.Region);

    /// <inheritdoc/>
    public async Task<StoredFile> PutAsync(string key, Stream content, long maxBytes, CancellationToken ct = default)
    {
        FileKey.Check(key);
        var path = Path.Combine(Path.GetTempPath(), $"upload-{Guid.CreateVersion7():N}");
        await using var spool = new FileStream(path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, Spool.BufferBytes,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose);
        var (length, sha256) = await Spool.CopyAsync(content, spool, maxBytes, ct);
        spool.Position = 0;

        using var body = new StreamContent(spool);
        body.Headers.ContentLength = length;
        using var answer = await SendAsync(HttpMethod.Put, key, sha256, body, ct);
        Demand(answer);
        return new StoredFile(key, length, sha256);
    }

    /// <inheritdoc/>
    public async Task<Stream?> OpenAsync(string key, CancellationToken ct = default)
    {
        var answer = await SendAsync(HttpMethod.Get, key, NoBody, null, ct);
        try
        {
            // The stream keeps the connection; disposing it is enough.
            if (answer.IsSuccessStatusCode)
                return await answer.Content.ReadAsStreamAsync(ct);
            using (answer)
            {
                if (answer.StatusCode == HttpStatusCode.NotFound)
                    return null;
                Demand(answer);
                return null;
            }
        }
        catch
        {
            answer.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async Task<bool> ExistsAsync(string key, CancellationToken ct = default)
    {
        using var answer = await SendAsync(HttpMethod.Head, key, NoBody, null, ct);
        if (answer.StatusCode == HttpStatusCode.NotFound)
            return false;
        Demand(answer);
        return true;
    }

    /// <inheritdoc/>
    public async Task DeleteAsync(string key, CancellationToken ct = default)
    {
        using var answer = await SendAsync(HttpMethod.Delete, key, NoBody, null, ct);
        if (answer.StatusCode != HttpStatusCode.NotFound)
            Demand(answer);
    }

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string key, string sha256, HttpContent? body, CancellationToken ct)
    {
        var address = new Uri($"{settings.Endpoint.AbsoluteUri.TrimEnd('/')}/{settings.Bucket}/{FileKey.Check(key)}");
        using var request = new HttpRequestMessage(method, address) { Content = body };
        _signer.Sign(request, sha256, clock.GetUtcNow());
        return await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, ct);
    }

    private static void Demand(HttpResponseMessage answer)
    {
        if (!answer.IsSuccessStatusCode)
            throw new IOException($"The file store answered {(int)answer.StatusCode}.");
    }
}
