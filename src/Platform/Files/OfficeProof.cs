using System.IO.Compression;
using System.Text;

namespace Marketplace.Platform.Files;

/// <summary>Opens what claims to be an office file: a zip whose [Content_Types].xml declares the kind of document, without macros.</summary>
internal static class OfficeProof
{
    private const int MaxEntries = 10_000;
    private const long MaxUnpacked = 300L * 1024 * 1024;
    private const int MaxContentTypes = 1024 * 1024;

    public static UploadFault? Spreadsheet(Stream content) =>
        Prove(content, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "xl/workbook.xml");

    public static UploadFault? Document(Stream content) =>
        Prove(content, "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml", "word/document.xml");

    private static UploadFault? Prove(Stream content, string mainType, string mainPart)
    {
        Span<byte> start = stackalloc byte[4];
        content.ReadExactly(start);
        // A zip may begin with anything; an office file begins with its first entry.
        if (!start.SequenceEqual("PK\x03\x04"u8))
            return UploadFault.NotWhatItSays;

        content.Position = 0;
        using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
        if (zip.Entries.Count > MaxEntries || zip.Entries.Sum(e => Math.Max(0, e.Length)) > MaxUnpacked)
            return UploadFault.TooComplex;
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var entry in zip.Entries)
        {
            if (!names.Add(entry.FullName) || entry.FullName.Contains("..", StringComparison.Ordinal) || entry.FullName.StartsWith('/'))
                return UploadFault.NotWhatItSays;
            if (entry.Name.Equals("vbaProject.bin", StringComparison.OrdinalIgnoreCase)
                || entry.FullName.Contains("/activeX/", StringComparison.OrdinalIgnoreCase))
                return UploadFault.ActiveContent;
        }
        if (zip.GetEntry("[Content_Types].xml") is not { } types || !names.Contains(mainPart))
            return UploadFault.NotWhatItSays;

        var text = ReadStart(types);
        if (text.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase))
            return UploadFault.ActiveContent;
        return text.Contains(mainType, StringComparison.Ordinal) ? null : UploadFault.NotWhatItSays;
    }

    // Not by an XML reader: nothing in it is followed, and a length it lies about is cut off.
    private static string ReadStart(ZipArchiveEntry entry)
    {
        using var stream = entry.Open();
        var bytes = new byte[MaxContentTypes];
        return Encoding.UTF8.GetString(bytes, 0, stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false));
    }
}
