using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Marketplace.Platform.Files;

/// <summary>Keeps the bytes of uploaded files. Names, types and rights are the service's own affair, in its database.</summary>
/// <remarks>
/// Keys are ours, never a user's: lower-case letters, digits, dot, hyphen and underscore in up to eight parts joined by slashes,
/// no part beginning with a dot, 200 characters at most, such as <c>offers/019ab…/part-3</c>.
/// </remarks>
public interface IFileStore
{
    /// <summary>Stores a file whole or not at all, replacing what was under the key.</summary>
    /// <param name="key">Where.</param>
    /// <param name="content">Read to its end, from where it stands.</param>
    /// <param name="maxBytes">More than this is refused while reading.</param>
    /// <param name="ct">Abandons it; nothing is stored.</param>
    /// <exception cref="FileTooLargeException">There was more.</exception>
    Task<StoredFile> PutAsync(string key, Stream content, long maxBytes, CancellationToken ct = default);

    /// <summary>Opens a file, or null when there is none. The caller disposes the stream.</summary>
    Task<Stream?> OpenAsync(string key, CancellationToken ct = default);

    /// <summary>Whether there is one.</summary>
    Task<bool> ExistsAsync(string key, CancellationToken ct = default);

    /// <summary>Deletes it. Not being there is no error.</summary>
    Task DeleteAsync(string key, CancellationToken ct = default);
}

/// <summary>A stored file: its length in bytes and the SHA-256 of its contents in lower-case hexadecimal.</summary>
public sealed record StoredFile(string Key, long Length, string Sha256);

/// <summary>The content was longer than allowed.</summary>
public sealed class FileTooLargeException(long maxBytes) : Exception($"The file is larger than {maxBytes} bytes.")
{
    /// <summary>The limit that was passed.</summary>
    public long MaxBytes { get; } = maxBytes;
}

internal static partial class FileKey
{
    public static string Check(string key) => key.Length <= 200 && Form().IsMatch(key)
        ? key
        : throw new ArgumentException("This is not a file key.", nameof(key));

    [GeneratedRegex(@"^[a-z0-9_-][a-z0-9._-]*(/[a-z0-9_-][a-z0-9._-]*){0,7}\z")]
    private static partial Regex Form();
}

internal static class Spool
{
    public const int BufferBytes = 81920;

    /// <summary>Copies while hashing, and stops at the limit.</summary>
    public static async Task<(long Length, string Sha256)> CopyAsync(Stream from, Stream to, long maxBytes, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[BufferBytes];
        var length = 0L;
        int read;
        while ((read = await from.ReadAsync(buffer, ct)) > 0)
        {
            length += read;
            if (length > maxBytes)
                throw new FileTooLargeException(maxBytes);
            hash.AppendData(buffer, 0, read);
            await to.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        return (length, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
