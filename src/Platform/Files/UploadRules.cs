namespace Marketplace.Platform.Files;

/// <summary>Why an upload is refused. Services put it into words.</summary>
public enum UploadFault
{
    /// <summary>There is nothing in it.</summary>
    Empty,

    /// <summary>It is larger than allowed.</summary>
    TooLarge,

    /// <summary>Files of this ending are not taken; archives and programs never are.</summary>
    TypeNotAllowed,

    /// <summary>Its contents are not what its ending says, or are damaged.</summary>
    NotWhatItSays,

    /// <summary>An office file with macros or active controls.</summary>
    ActiveContent,

    /// <summary>A picture with too many points, or an office file that unpacks to too much.</summary>
    TooComplex,

    /// <summary>A text file that is not UTF-8, or holds control characters.</summary>
    NotText,
}

/// <summary>What an upload turned out to be.</summary>
/// <param name="Fault">Why it is refused; null when it is taken.</param>
/// <param name="FileName">The cleaned name; see <see cref="UploadName"/>.</param>
/// <param name="ContentType">The proven type, to hand it back with. Never what the browser claimed.</param>
public sealed record UploadVerdict(UploadFault? Fault, string FileName, string ContentType)
{
    /// <summary>It may be stored.</summary>
    public bool Accepted => Fault is null;
}

/// <summary>Decides which files people may upload: those of an allow-list, when opening them proves their type.</summary>
public static class UploadRules
{
    private delegate UploadFault? Proof(Stream content);

    private static readonly Dictionary<string, (string ContentType, Proof Proof)> Allowed = new(StringComparer.Ordinal)
    {
        [".pdf"] = ("application/pdf", UploadProofs.Pdf),
        [".png"] = ("image/png", UploadProofs.Png),
        [".jpg"] = ("image/jpeg", UploadProofs.Jpeg),
        [".jpeg"] = ("image/jpeg", UploadProofs.Jpeg),
        [".xlsx"] = ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", OfficeProof.Spreadsheet),
        [".docx"] = ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", OfficeProof.Document),
        [".csv"] = ("text/csv", UploadProofs.Text),
        [".txt"] = ("text/plain", UploadProofs.Text),
    };

    /// <summary>The endings taken, for a form's <c>accept</c> attribute and hint.</summary>
    public static IReadOnlyCollection<string> Endings => Allowed.Keys;

    /// <summary>Examines an upload.</summary>
    /// <param name="fileName">The name it came with.</param>
    /// <param name="content">A seekable stream of all of it. Left at its beginning.</param>
    /// <param name="maxBytes">The most the form takes.</param>
    public static UploadVerdict Check(string? fileName, Stream content, long maxBytes)
    {
        var name = UploadName.Clean(fileName);
        if (!Allowed.TryGetValue(Path.GetExtension(name), out var type))
            return new(UploadFault.TypeNotAllowed, name, "application/octet-stream");
        if (content.Length == 0)
            return new(UploadFault.Empty, name, type.ContentType);
        if (content.Length > maxBytes)
            return new(UploadFault.TooLarge, name, type.ContentType);
        try
        {
            content.Position = 0;
            return new(type.Proof(content), name, type.ContentType);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException)
        {
            return new(UploadFault.NotWhatItSays, name, type.ContentType);
        }
        finally
        {
            content.Position = 0;
        }
    }
}
