using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using CsCheck;
using Marketplace.Platform.Files;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Platform.Files;

public sealed class UploadRulesTests
{
    private const string Sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private const string Word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    private static readonly byte[] Pdf = Encoding.ASCII.GetBytes("%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n");
    private static readonly byte[] Xlsx = Zip(("[Content_Types].xml", $"<Types><Override ContentType=\"{Sheet}.main+xml\"/></Types>"), ("xl/workbook.xml", "<workbook/>"));
    private static readonly byte[] Docx = Zip(("[Content_Types].xml", $"<Types><Override ContentType=\"{Word}.main+xml\"/></Types>"), ("word/document.xml", "<document/>"));

    public static TheoryData<string, string, byte[]> Good => new()
    {
        { "plan.pdf", "application/pdf", Pdf },
        { "photo.png", "image/png", Png(640, 480) },
        { "photo.JPG", "image/jpeg", Jpeg(640, 480) },
        { "photo.jpeg", "image/jpeg", [.. Jpeg(640, 480), .. "appended by a telephone"u8] },
        { "table.xlsx", Sheet, Xlsx },
        { "text.docx", Word, Docx },
        { "table.csv", "text/csv", Encoding.UTF8.GetPreamble().Concat(Encoding.UTF8.GetBytes("نام,تعداد\r\nپمپ,۳\r\n")).ToArray() },
        { "note.txt", "text/plain", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("دانش‌بنیان\t", 5000))) },
    };

    public static TheoryData<string, UploadFault, byte[]> Bad => new()
    {
        { "run.exe", UploadFault.TypeNotAllowed, [0x4D, 0x5A] },
        { "page.html", UploadFault.TypeNotAllowed, "<html>"u8.ToArray() },
        { "picture.svg", UploadFault.TypeNotAllowed, "<svg/>"u8.ToArray() },
        { "all.zip", UploadFault.TypeNotAllowed, Xlsx },
        { "macro.xlsm", UploadFault.TypeNotAllowed, Xlsx },
        { "nothing", UploadFault.TypeNotAllowed, Pdf },
        { "photo.png\u202Eexe.", UploadFault.TypeNotAllowed, Png(1, 1) },
        { "empty.pdf", UploadFault.Empty, [] },
        { "page.pdf", UploadFault.NotWhatItSays, "<html><script>alert(1)</script></html>"u8.ToArray() },
        { "cut.pdf", UploadFault.NotWhatItSays, Pdf[..20] },
        { "short.pdf", UploadFault.NotWhatItSays, "%P"u8.ToArray() },
        { "pdf.png", UploadFault.NotWhatItSays, Pdf },
        { "cut.png", UploadFault.NotWhatItSays, Png(640, 480)[..^6] },
        { "hiding.png", UploadFault.NotWhatItSays, [.. Png(640, 480), .. Xlsx] },
        { "bomb.png", UploadFault.TooComplex, Png(60_000, 60_000) },
        { "bomb.jpg", UploadFault.TooComplex, Jpeg(60_000, 60_000) },
        { "png.jpg", UploadFault.NotWhatItSays, Png(1, 1) },
        { "cut.jpg", UploadFault.NotWhatItSays, Jpeg(640, 480)[..8] },
        { "word.xlsx", UploadFault.NotWhatItSays, Docx },
        { "zip.docx", UploadFault.NotWhatItSays, Zip(("readme.txt", "hello"), ("word/document.xml", "<document/>")) },
        { "hidden.xlsx", UploadFault.NotWhatItSays, [.. "MZ"u8, .. Xlsx] },
        { "broken.xlsx", UploadFault.NotWhatItSays, Xlsx[..^30] },
        { "outside.xlsx", UploadFault.NotWhatItSays, Zip(("[Content_Types].xml", $"{Sheet}.main+xml"), ("xl/workbook.xml", ""), ("../evil", "")) },
        { "macro.xlsx", UploadFault.ActiveContent, Zip(("[Content_Types].xml", $"{Sheet}.main+xml"), ("xl/workbook.xml", ""), ("xl/vbaProject.bin", "x")) },
        { "control.docx", UploadFault.ActiveContent, Zip(("[Content_Types].xml", $"{Word}.main+xml"), ("word/document.xml", ""), ("word/activeX/1.xml", "x")) },
        { "windows1256.txt", UploadFault.NotText, [0xE3, 0xD1, 0xED, 0xE3] },
        { "binary.csv", UploadFault.NotText, [65, 0, 66] },
        { "cut.txt", UploadFault.NotText, [65, 0xD9] },
        { "terminal.txt", UploadFault.NotText, "\e[31mred"u8.ToArray() },
    };

    [Theory, MemberData(nameof(Good), DisableDiscoveryEnumeration = true)]
    public void A_file_that_is_what_it_says_is_taken(string name, string contentType, byte[] content)
    {
        using var stream = new MemoryStream(content);
        stream.Position = content.Length;
        var verdict = UploadRules.Check(name, stream, 1_000_000);

        verdict.Fault.ShouldBeNull(name);
        verdict.ContentType.ShouldBe(contentType);
        stream.Position.ShouldBe(0);
    }

    [Theory, MemberData(nameof(Bad), DisableDiscoveryEnumeration = true)]
    public void Any_other_is_refused_with_its_reason(string name, UploadFault fault, byte[] content)
    {
        using var stream = new MemoryStream(content);
        var verdict = UploadRules.Check(name, stream, 1_000_000);

        verdict.Fault.ShouldBe(fault, name);
        verdict.Accepted.ShouldBeFalse();
    }

    [Fact]
    public void A_file_at_the_limit_is_taken_and_one_byte_more_refused()
    {
        using var stream = new MemoryStream(Pdf);
        UploadRules.Check("a.pdf", stream, Pdf.Length).Fault.ShouldBeNull();
        UploadRules.Check("a.pdf", stream, Pdf.Length - 1).Fault.ShouldBe(UploadFault.TooLarge);
    }

    [Fact]
    public void A_file_that_unpacks_to_too_much_is_refused()
    {
        var bomb = Zip(("[Content_Types].xml", $"{Sheet}.main+xml"), ("xl/workbook.xml", new string(' ', 320 * 1024 * 1024)));
        using var stream = new MemoryStream(bomb);
        UploadRules.Check("bomb.xlsx", stream, 10_000_000).Fault.ShouldBe(UploadFault.TooComplex);
    }

    [Fact]
    public void No_damage_to_a_file_breaks_the_examination()
    {
        (string Name, byte[] Content)[] files = [("a.pdf", Pdf), ("a.png", Png(9, 9)), ("a.jpg", Jpeg(9, 9)), ("a.xlsx", Xlsx), ("a.docx", Docx), ("a.csv", "a,b"u8.ToArray())];
        Gen.Select(Gen.Int[0, files.Length - 1], Gen.Int[0, 10_000], Gen.Byte, Gen.Int[0, 10_000]).Sample((which, at, value, cut) =>
        {
            var damaged = (byte[])files[which].Content.Clone();
            damaged[at % damaged.Length] = value;
            using var stream = new MemoryStream(damaged, 0, cut % (damaged.Length + 1));
            UploadRules.Check(files[which].Name, stream, 1_000_000).FileName.ShouldBe(files[which].Name);
        }, iter: 20_000);
    }

    private static byte[] Zip(params (string Name, string Text)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in entries)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        }
        return bytes.ToArray();
    }

    private static byte[] Png(uint width, uint height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Chunk("IHDR", header), .. Chunk("IDAT", [1, 2, 3]), .. Chunk("IEND", [])];
    }

    private static byte[] Chunk(string type, byte[] data)
    {
        var length = new byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, data.Length);
        return [.. length, .. Encoding.ASCII.GetBytes(type), .. data, 0, 0, 0, 0];
    }

    private static byte[] Jpeg(ushort width, ushort height) =>
    [
        0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2,
        0xFF, 0xC0, 0, 8, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 0,
        0xFF, 0xDA, 0, 2, 1, 2, 3, 0xFF, 0xD9,
    ];
}
