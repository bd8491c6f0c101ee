using System.Security.Cryptography;
using System.Text;
using Marketplace.Platform.Files;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Platform.Files;

/// <summary>The worked examples Amazon publishes for S3 and for signature version 4, with the signatures printed there.</summary>
public sealed class SigV4Tests
{
    private static readonly DateTimeOffset May24 = new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero);
    private static readonly SigV4 S3 = new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");

    [Theory]
    [InlineData("/test.txt", "bytes=0-9", "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41")]
    [InlineData("/?lifecycle", null, "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543")]
    [InlineData("/?max-keys=2&prefix=J", null, "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7")]
    public void A_get_is_signed_as_published(string address, string? range, string signature)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "https://examplebucket.s3.amazonaws.com" + address);
        if (range is not null)
            request.Headers.TryAddWithoutValidation("Range", range);

        S3.Sign(request, Sha256(""), May24);

        request.Headers.GetValues("Authorization").Single().ShouldEndWith("Signature=" + signature);
    }

    [Fact]
    public void A_put_with_a_name_to_be_escaped_is_signed_as_published()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "https://examplebucket.s3.amazonaws.com/test$file.text");
        request.Headers.TryAddWithoutValidation("Date", "Fri, 24 May 2013 00:00:00 GMT");
        request.Headers.TryAddWithoutValidation("x-amz-storage-class", "REDUCED_REDUNDANCY");

        S3.Sign(request, Sha256("Welcome to Amazon S3."), May24);

        request.Headers.GetValues("Authorization").Single().ShouldBe(
            "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request, "
            + "SignedHeaders=date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class, "
            + "Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    [Fact]
    public void The_secret_is_not_printed() => S3.ToString().ShouldNotContain("wJalr");

    private static string Sha256(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
