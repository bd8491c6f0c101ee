using System.Globalization;
using System.Text;

namespace Marketplace.Platform.Audit;

/// <summary>A place in a service's chain and the hash it had there, as noted outside the database.</summary>
public sealed record AuditAnchor(long Sequence, string Hash, DateTimeOffset NotedAt);

/// <summary>
/// The anchors of every chain: one file a service, <c>&lt;service&gt;.anchors</c>, only ever appended to, one line an anchor
/// (<c>sequence hash time</c>). Whoever can write the database should not be able to write here: put it on another machine's
/// share, or copy it away.
/// </summary>
public sealed class AuditAnchors(string directory)
{
    /// <summary>All anchors of a service, in the order noted. Empty when none was.</summary>
    /// <exception cref="InvalidDataException">A line that is not the last cannot be read: somebody edited the file.</exception>
    public IReadOnlyList<AuditAnchor> Read(string service)
    {
        if (!File.Exists(PathOf(service)))
            return [];
        using var file = new FileStream(PathOf(service), FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(file, Encoding.ASCII);
        var lines = reader.ReadToEnd().Split('\n');
        var anchors = new List<AuditAnchor>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (Parse(lines[i]) is { } anchor)
                anchors.Add(anchor);
            // A last line cut off by a crash is no tampering; the next one begins on a line of its own.
            else if (lines[i].Length > 0 && i < lines.Length - 1 && lines[i][^1] != '~')
                throw new InvalidDataException($"Line {i + 1} of the anchors of {service} cannot be read.");
        }
        return anchors;
    }

    internal void Append(string service, AuditAnchor anchor)
    {
        Directory.CreateDirectory(directory);
        using var file = new FileStream(PathOf(service), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
        var line = string.Create(CultureInfo.InvariantCulture, $"{anchor.Sequence} {anchor.Hash} {anchor.NotedAt.UtcDateTime:O}\n");
        if (file.Length > 0)
        {
            file.Seek(-1, SeekOrigin.End);
            if (file.ReadByte() != '\n')
                line = "~\n" + line;
        }
        file.Seek(0, SeekOrigin.End);
        file.Write(Encoding.ASCII.GetBytes(line));
        file.Flush(flushToDisk: true);
    }

    private static AuditAnchor? Parse(string line)
    {
        var parts = line.Split(' ');
        return parts.Length == 3
            && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence)
            && parts[1].Length == 64
            && DateTimeOffset.TryParse(parts[2], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var noted)
            ? new AuditAnchor(sequence, parts[1], noted)
            : null;
    }

    private string PathOf(string service) => AuditValue.CodeForm().IsMatch(service) && !service.Contains('/')
        ? Path.Combine(directory, service + ".anchors")
        : throw new ArgumentException("This is not the name of a service.", nameof(service));
}
