using System.Collections.Concurrent;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Platform.Files;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Integration.Platform.Files;

/// <summary>The same behaviour from the directory and from an S3-compatible server, which checks body hashes and key.</summary>
public sealed class FileStoreTests : IAsyncLifetime
{
    private const string Key = "offers/019ab/part-3.bin";
    private readonly string _data = Directory.CreateTempSubdirectory("files").FullName;
    private readonly ConcurrentDictionary<string, byte[]> _bucket = new();
    private readonly WebApplication _server = Build();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _server.Run(AnswerAsync);
        await _server.StartAsync(Stop);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Theory, InlineData("directory"), InlineData("s3")]
    public async Task What_is_put_is_read_back_whole_replaced_and_deleted(string kind)
    {
        var store = Store(kind);
        var content = RandomNumberGenerator.GetBytes(300_000);

        (await store.ExistsAsync(Key, Stop)).ShouldBeFalse();
        (await store.OpenAsync(Key, Stop)).ShouldBeNull();
        var stored = await store.PutAsync(Key, new MemoryStream(content), content.Length, Stop);

        stored.ShouldBe(new StoredFile(Key, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))));
        (await store.ExistsAsync(Key, Stop)).ShouldBeTrue();
        (await ReadAsync(store)).ShouldBe(content);

        await store.PutAsync(Key, new MemoryStream([1, 2, 3]), 10, Stop);
        (await ReadAsync(store)).ShouldBe([1, 2, 3]);

        await store.DeleteAsync(Key, Stop);
        await store.DeleteAsync(Key, Stop);
        (await store.ExistsAsync(Key, Stop)).ShouldBeFalse();
        (await store.OpenAsync(Key, Stop)).ShouldBeNull();
    }

    [Theory, InlineData("directory"), InlineData("s3")]
    public async Task One_byte_over_the_limit_is_refused_and_leaves_the_old_file(string kind)
    {
        var store = Store(kind);
        await store.PutAsync(Key, new MemoryStream([1, 2, 3]), 3, Stop);

        var error = await Should.ThrowAsync<FileTooLargeException>(() => store.PutAsync(Key, new MemoryStream(new byte[100_001]), 100_000, Stop));

        error.MaxBytes.ShouldBe(100_000);
        (await ReadAsync(store)).ShouldBe([1, 2, 3]);
        Directory.EnumerateFiles(_data, "*", SearchOption.AllDirectories).Count(f => f.Contains(".incoming", StringComparison.Ordinal)).ShouldBe(0);
    }

    [Theory, InlineData("directory"), InlineData("s3")]
    public async Task A_broken_upload_stores_nothing(string kind)
    {
        var store = Store(kind);
        await Should.ThrowAsync<IOException>(() => store.PutAsync(Key, new BreakingStream(), 1_000_000, Stop));
        (await store.ExistsAsync(Key, Stop)).ShouldBeFalse();
    }

    [Theory, InlineData("directory"), InlineData("s3")]
    public async Task A_key_that_is_not_ours_is_refused(string kind)
    {
        var store = Store(kind);
        foreach (var key in (string[])["../x", "a/../b", "/etc/passwd", "a//b", ".incoming/x", "A", "a b", "a\\b", "", "a/", "گزارش", new string('a', 201), "a\n"])
        {
            await Should.ThrowAsync<ArgumentException>(() => store.PutAsync(key, new MemoryStream([1]), 10, Stop), key);
            await Should.ThrowAsync<ArgumentException>(async () => await store.OpenAsync(key, Stop), key);
            await Should.ThrowAsync<ArgumentException>(() => store.DeleteAsync(key, Stop), key);
        }
    }

    [Fact]
    public async Task An_s3_server_that_refuses_the_key_is_an_error_and_not_an_absence()
    {
        var store = Store("s3", secret: "wrong");
        (await Should.ThrowAsync<IOException>(() => store.ExistsAsync(Key, Stop))).Message.ShouldContain("403");
        await Should.ThrowAsync<IOException>(() => store.PutAsync(Key, new MemoryStream([1]), 10, Stop));
    }

    [Fact]
    public void S3_configured_by_half_is_refused_at_start() =>
        Should.Throw<InvalidOperationException>(() => new ServiceCollection().AddFiles(
            new ConfigurationBuilder().AddInMemoryCollection([new("Files:S3:Endpoint", "http://127.0.0.1:1")]).Build(), _data));

    private IFileStore Store(string kind, string secret = "the-secret")
    {
        var settings = kind == "directory" ? [] : new Dictionary<string, string?>
        {
            ["Files:S3:Endpoint"] = _server.Urls.Single(),
            ["Files:S3:Bucket"] = "niazgah",
            ["Files:S3:AccessKey"] = "app",
            ["Files:S3:SecretKey"] = secret,
        };
        return new ServiceCollection().AddFiles(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), _data)
            .BuildServiceProvider().GetRequiredService<IFileStore>();
    }

    private static async Task<byte[]> ReadAsync(IFileStore store)
    {
        await using var stream = await store.OpenAsync(Key, Stop);
        using var bytes = new MemoryStream();
        await stream.ShouldNotBeNull().CopyToAsync(bytes, Stop);
        return bytes.ToArray();
    }

    private static WebApplication Build()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        return builder.Build();
    }

    // The server's side of the signature, written from the description apart from the product's.
    private async Task AnswerAsync(HttpContext context)
    {
        var request = context.Request;
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, context.RequestAborted);
        var hash = Convert.ToHexStringLower(SHA256.HashData(body.ToArray()));
        var date = request.Headers["x-amz-date"].ToString();
        var canonical = $"{request.Method}\n{request.Path}\n\nhost:{request.Host}\nx-amz-content-sha256:{hash}\nx-amz-date:{date}\n\nhost;x-amz-content-sha256;x-amz-date\n{hash}";
        var toSign = $"AWS4-HMAC-SHA256\n{date}\n{date[..8]}/us-east-1/s3/aws4_request\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";
        byte[] Mac(byte[] key, string text) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text));
        var signature = Convert.ToHexStringLower(Mac(Mac(Mac(Mac(Mac("AWS4the-secret"u8.ToArray(), date[..8]), "us-east-1"), "s3"), "aws4_request"), toSign));
        if (!request.Headers.Authorization.ToString().EndsWith("Signature=" + signature, StringComparison.Ordinal))
        {
            context.Response.StatusCode = (int)HttpStatusCode.Forbidden;
            return;
        }

        var path = request.Path.Value!;
        path.ShouldStartWith("/niazgah/");
        switch (request.Method)
        {
            case "PUT":
                _bucket[path] = body.ToArray();
                break;
            case "DELETE":
                _bucket.TryRemove(path, out _);
                context.Response.StatusCode = (int)HttpStatusCode.NoContent;
                break;
            default:
                if (!_bucket.TryGetValue(path, out var content))
                    context.Response.StatusCode = (int)HttpStatusCode.NotFound;
                else if (request.Method == "GET")
                    await context.Response.Body.WriteAsync(content, context.RequestAborted);
                break;
        }
    }

    private sealed class BreakingStream : MemoryStream
    {
        public BreakingStream() : base(new byte[200_000])
        {
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position > 100_000 ? throw new IOException("The line broke.") : base.ReadAsync(buffer, cancellationToken);
    }
}
