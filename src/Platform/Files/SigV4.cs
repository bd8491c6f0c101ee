using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Platform.Files;

/// <summary>Signs requests as Amazon's Signature Version 4 describes, which S3-compatible stores ask for.</summary>
/// <param name="AccessKey">Names the key.</param>
/// <param name="SecretKey">Never sent.</param>
/// <param name="Region">Such as <c>us-east-1</c>; stores that have none still want the one they were set up with.</param>
/// <param name="Service"><c>s3</c>.</param>
public sealed record SigV4(string AccessKey, string SecretKey, string Region, string Service = "s3")
{
    /// <summary>Adds x-amz-date, x-amz-content-sha256 and Authorization.</summary>
    /// <param name="request">With an absolute address; of its headers Date, Range and every x-amz- one are signed, with the host.</param>
    /// <param name="payloadSha256">Lower-case hexadecimal SHA-256 of the body.</param>
    /// <param name="now">The time of signing; stores refuse one more than 15 minutes off.</param>
    public void Sign(HttpRequestMessage request, string payloadSha256, DateTimeOffset now)
    {
        var stamp = now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);
        request.Headers.TryAddWithoutValidation("x-amz-date", stamp);
        request.Headers.TryAddWithoutValidation("x-amz-content-sha256", payloadSha256);

        var uri = request.RequestUri!;
        var headers = new SortedDictionary<string, string>(StringComparer.Ordinal) { ["host"] = uri.Authority };
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            var lower = name.ToLowerInvariant();
            if (lower is "date" or "range" || lower.StartsWith("x-amz-", StringComparison.Ordinal))
                headers[lower] = string.Join(',', values).Trim();
        }
        var signed = string.Join(';', headers.Keys);

        var canonical = string.Join('\n',
            request.Method.Method,
            string.Join('/', uri.AbsolutePath.Split('/').Select(s => Uri.EscapeDataString(Uri.UnescapeDataString(s)))),
            CanonicalQuery(uri.Query),
            string.Concat(headers.Select(h => $"{h.Key}:{h.Value}\n")),
            signed,
            payloadSha256);
        var scope = $"{stamp[..8]}/{Region}/{Service}/aws4_request";
        var toSign = $"AWS4-HMAC-SHA256\n{stamp}\n{scope}\n{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonical)))}";

        var key = Encoding.UTF8.GetBytes("AWS4" + SecretKey);
        foreach (var step in (string[])[stamp[..8], Region, Service, "aws4_request"])
            key = HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(step));
        var signature = Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(toSign)));

        request.Headers.TryAddWithoutValidation("Authorization",
            $"AWS4-HMAC-SHA256 Credential={AccessKey}/{scope}, SignedHeaders={signed}, Signature={signature}");
    }

    // A record prints its members; this one must not print the secret.
    public override string ToString() => $"SigV4 {AccessKey} {Region}/{Service}";

    private static string CanonicalQuery(string query) => string.Join('&', query.TrimStart('?')
        .Split('&', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2))
        .Select(pair => (Name: Encode(pair[0]), Value: pair.Length > 1 ? Encode(pair[1]) : ""))
        .OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Value, StringComparer.Ordinal)
        .Select(p => $"{p.Name}={p.Value}"));

    private static string Encode(string text) => Uri.EscapeDataString(Uri.UnescapeDataString(text));
}
