namespace Marketplace.Platform.Sealing;

/// <summary>
/// The data key of one challenge, encrypted under a master key of the ring. Safe to keep in the database: without the ring,
/// which is never there, it opens nothing.
/// </summary>
/// <param name="KeyId">The master key that wrapped it.</param>
/// <param name="Bytes">Nonce (12 bytes), tag (16 bytes), encrypted AES-256 key (32 bytes).</param>
public sealed record WrappedKey(string KeyId, byte[] Bytes);
