using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Marketplace.Platform.Audit;

/// <summary>The bytes that are hashed for an audit entry, defined so that an independent program can check a chain.</summary>
/// <remarks>
/// The fields, in this order, each as UTF-8 preceded by its length in bytes (4 bytes, big-endian; 0xFFFFFFFF for null):
/// the text <c>audit/1</c>; sequence in decimal; time in microseconds since 1970-01-01T00:00Z, decimal; person id and company
/// id in lower-case hexadecimal with hyphens, or null; action; subject type; subject id; detail exactly as stored; previous
/// hash in lower-case hexadecimal. The hash is the SHA-256 of that.
/// </remarks>
public static class AuditCanon
{
    /// <summary>What the first entry has for its predecessor's hash.</summary>
    public static byte[] Origin => new byte[SHA256.HashSizeInBytes];

    /// <summary>The hash of an entry that has its place and its predecessor's hash.</summary>
    public static byte[] Hash(AuditEntry entry) => SHA256.HashData(Bytes(entry));

    /// <summary>The canonical bytes.</summary>
    public static byte[] Bytes(AuditEntry entry)
    {
        using var bytes = new MemoryStream();
        Span<byte> length = stackalloc byte[sizeof(uint)];
        ReadOnlySpan<string?> fields =
        [
            "audit/1",
            entry.Sequence?.ToString(CultureInfo.InvariantCulture),
            ((entry.OccurredAt.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10).ToString(CultureInfo.InvariantCulture),
            entry.PersonId?.ToString("D"),
            entry.CompanyId?.ToString("D"),
            entry.Action,
            entry.SubjectType,
            entry.SubjectId,
            entry.Detail,
            entry.PreviousHash is { } hash ? Convert.ToHexStringLower(hash) : null,
        ];
        foreach (var field in fields)
        {
            var text = field is null ? [] : Encoding.UTF8.GetBytes(field);
            BinaryPrimitives.WriteUInt32BigEndian(length, field is null ? uint.MaxValue : (uint)text.Length);
            bytes.Write(length);
            bytes.Write(text);
        }
        return bytes.ToArray();
    }
}
