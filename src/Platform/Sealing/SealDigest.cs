using System.Security.Cryptography;

namespace Marketplace.Platform.Sealing;

/// <summary>The SHA-256 of a part, for the receipt a solver gets on submission.</summary>
/// <remarks>
/// Show it to the offer's author only and store it sealed, as a part of its own: from the bare digest of something as short as a
/// price, the price can be found by trying all of them.
/// </remarks>
public static class SealDigest
{
    /// <summary>Lower-case hexadecimal SHA-256 of the plaintext.</summary>
    public static string Of(ReadOnlySpan<byte> plaintext) => Convert.ToHexStringLower(SHA256.HashData(plaintext));
}
