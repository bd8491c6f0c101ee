using System.ComponentModel.DataAnnotations;

namespace Marketplace.Platform.Http;

/// <summary>What was answered to a POST with an <c>Idempotency-Key</c>; committed together with what the request did.</summary>
public sealed class StoredAnswer
{
    /// <summary>Who asked: keys of different callers never meet.</summary>
    [MaxLength(100)]
    public string Actor { get; set; } = "";

    [MaxLength(200)]
    public string Key { get; set; } = "";

    /// <summary>SHA-256 of method, path, acting company and body, in hexadecimal.</summary>
    [MaxLength(64)]
    public string RequestHash { get; set; } = "";

    public int Status { get; set; }

    [MaxLength(400)]
    public string? Location { get; set; }

    [MaxLength(40)]
    public string? ETag { get; set; }

    public string? Body { get; set; }

    public DateTimeOffset CreatedAt { get; set; }
}
