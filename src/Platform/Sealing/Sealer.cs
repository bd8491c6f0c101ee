using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Platform.Sealing;

/// <summary>Encrypts the parts of offers so that nobody can read them before the challenge closes, whatever tables they hold.</summary>
/// <remarks>
/// Each challenge has an AES-256 key of its own, kept wrapped (<see cref="WrappedKey"/>). A blob is a version byte (1), a nonce
/// (12 bytes), a tag (16 bytes) and the AES-256-GCM ciphertext of the plaintext's length (4 bytes, big-endian), the plaintext
/// and zeros up to a multiple of 256 bytes: a blob's length tells little about the price or the words inside. Challenge, offer
/// and part are authenticated with it, so a blob moved anywhere else does not open.
/// </remarks>
public sealed class Sealer(SealingKeyRing ring)
{
    private const byte Version = 1;
    private const int KeyBytes = 32;
    private const int NonceBytes = 12;
    private const int TagBytes = 16;
    private const int Bucket = 256;

    /// <summary>Makes the data key of a challenge. Store it with the challenge, once: a second one could not open the first's offers.</summary>
    public WrappedKey NewChallengeKey(Guid challengeId)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        RandomNumberGenerator.Fill(key);
        try
        {
            return Wrap(key, challengeId);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Wraps the same data key under the newest master key, so that an old master key can be retired. Blobs stay valid.</summary>
    public WrappedKey Rewrap(WrappedKey wrapped, Guid challengeId)
    {
        Span<byte> key = stackalloc byte[KeyBytes];
        try
        {
            Unwrap(wrapped, challengeId, key);
            return Wrap(key, challengeId);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
        }
    }

    /// <summary>Seals one part of an offer.</summary>
    /// <param name="wrapped">The challenge's key.</param>
    /// <param name="challengeId">The challenge the offer answers.</param>
    /// <param name="offerId">The offer.</param>
    /// <param name="part">A stable name of the part within the offer, such as <c>approach</c> or <c>price</c>.</param>
    /// <param name="plaintext">Its contents.</param>
    /// <exception cref="BrokenSealException">The key is not this challenge's.</exception>
    public byte[] Seal(WrappedKey wrapped, Guid challengeId, Guid offerId, string part, ReadOnlySpan<byte> plaintext)
    {
        var padded = new byte[checked((sizeof(int) + plaintext.Length + Bucket - 1) / Bucket * Bucket)];
        BinaryPrimitives.WriteInt32BigEndian(padded, plaintext.Length);
        plaintext.CopyTo(padded.AsSpan(sizeof(int)));

        var blob = new byte[1 + NonceBytes + TagBytes + padded.Length];
        blob[0] = Version;
        var nonce = blob.AsSpan(1, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        Span<byte> key = stackalloc byte[KeyBytes];
        try
        {
            Unwrap(wrapped, challengeId, key);
            using var aes = new AesGcm(key, TagBytes);
            aes.Encrypt(nonce, padded, blob.AsSpan(1 + NonceBytes + TagBytes), blob.AsSpan(1 + NonceBytes, TagBytes),
                Place(challengeId, offerId, part));
            return blob;
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    /// <summary>Opens one sealed part.</summary>
    /// <param name="release">Why it may be opened.</param>
    /// <param name="wrapped">The challenge's key.</param>
    /// <param name="challengeId">The challenge the offer answers.</param>
    /// <param name="offerId">The offer.</param>
    /// <param name="part">The name it was sealed under.</param>
    /// <param name="blob">What <see cref="Seal"/> returned.</param>
    /// <exception cref="SealedException">The release is for another challenge or offer.</exception>
    /// <exception cref="BrokenSealException">The blob was altered, or belongs to another challenge, offer or part.</exception>
    public byte[] Unseal(SealRelease release, WrappedKey wrapped, Guid challengeId, Guid offerId, string part, ReadOnlySpan<byte> blob)
    {
        release.Demand(challengeId, offerId);
        if (blob.Length < 1 + NonceBytes + TagBytes + Bucket || blob[0] != Version)
            throw new BrokenSealException("This is not a sealed part of a known version.");

        var padded = new byte[blob.Length - 1 - NonceBytes - TagBytes];
        Span<byte> key = stackalloc byte[KeyBytes];
        try
        {
            Unwrap(wrapped, challengeId, key);
            using var aes = new AesGcm(key, TagBytes);
            aes.Decrypt(blob.Slice(1, NonceBytes), blob[(1 + NonceBytes + TagBytes)..], blob.Slice(1 + NonceBytes, TagBytes),
                padded, Place(challengeId, offerId, part));
            return padded.AsSpan(sizeof(int), BinaryPrimitives.ReadInt32BigEndian(padded)).ToArray();
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new BrokenSealException($"The sealed part '{part}' was altered or belongs elsewhere.", e);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(key);
            CryptographicOperations.ZeroMemory(padded);
        }
    }

    private WrappedKey Wrap(ReadOnlySpan<byte> key, Guid challengeId)
    {
        var (id, master) = ring.Newest();
        var bytes = new byte[NonceBytes + TagBytes + KeyBytes];
        var nonce = bytes.AsSpan(0, NonceBytes);
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(master, TagBytes);
        aes.Encrypt(nonce, key, bytes.AsSpan(NonceBytes + TagBytes), bytes.AsSpan(NonceBytes, TagBytes), Holder(challengeId, id));
        return new WrappedKey(id, bytes);
    }

    private void Unwrap(WrappedKey wrapped, Guid challengeId, Span<byte> key)
    {
        if (wrapped.Bytes.Length != NonceBytes + TagBytes + KeyBytes)
            throw new BrokenSealException("The wrapped key has the wrong length.");
        var bytes = wrapped.Bytes.AsSpan();
        using var aes = new AesGcm(ring.Find(wrapped.KeyId), TagBytes);
        try
        {
            aes.Decrypt(bytes[..NonceBytes], bytes[(NonceBytes + TagBytes)..], bytes.Slice(NonceBytes, TagBytes), key,
                Holder(challengeId, wrapped.KeyId));
        }
        catch (AuthenticationTagMismatchException e)
        {
            throw new BrokenSealException("The wrapped key was altered or belongs to another challenge.", e);
        }
    }

    private static byte[] Holder(Guid challengeId, string keyId) => Encoding.UTF8.GetBytes($"key/1/{challengeId:N}/{keyId}");

    private static byte[] Place(Guid challengeId, Guid offerId, string part) =>
        Encoding.UTF8.GetBytes($"part/1/{challengeId:N}/{offerId:N}/{part}");
}
