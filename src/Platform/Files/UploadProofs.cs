using System.Buffers.Binary;
using System.Text;

namespace Marketplace.Platform.Files;

/// <summary>Opens what claims to be a PDF, a picture or a text. Each returns what is wrong, or null.</summary>
internal static class UploadProofs
{
    private const int MaxSide = 20_000;
    private const long MaxPoints = 100_000_000;
    private static readonly byte[] PngStart = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    public static UploadFault? Pdf(Stream content)
    {
        Span<byte> start = stackalloc byte[5];
        content.ReadExactly(start);
        var tail = new byte[Math.Min(2048, content.Length)];
        content.Seek(-tail.Length, SeekOrigin.End);
        content.ReadExactly(tail);
        return start.SequenceEqual("%PDF-"u8) && tail.AsSpan().IndexOf("startxref"u8) >= 0 && tail.AsSpan().IndexOf("%%EOF"u8) >= 0
            ? null
            : UploadFault.NotWhatItSays;
    }

    // Chunk by chunk to the end, where the file must end too: nothing hides behind the picture.
    public static UploadFault? Png(Stream content)
    {
        Span<byte> head = stackalloc byte[8];
        Span<byte> size = stackalloc byte[8];
        content.ReadExactly(head);
        if (!head.SequenceEqual(PngStart))
            return UploadFault.NotWhatItSays;
        var (first, pixels) = (true, false);
        while (true)
        {
            content.ReadExactly(head);
            var length = BinaryPrimitives.ReadUInt32BigEndian(head);
            var next = content.Position + length + 4;
            if (next > content.Length || first != head[4..].SequenceEqual("IHDR"u8))
                return UploadFault.NotWhatItSays;
            if (first)
            {
                content.ReadExactly(size);
                if (Size(BinaryPrimitives.ReadUInt32BigEndian(size), BinaryPrimitives.ReadUInt32BigEndian(size[4..])) is { } fault)
                    return fault;
            }
            first = false;
            pixels |= head[4..].SequenceEqual("IDAT"u8);
            content.Position = next;
            if (head[4..].SequenceEqual("IEND"u8))
                return pixels && next == content.Length ? null : UploadFault.NotWhatItSays;
        }
    }

    // Segment by segment to the picture's data; telephones append things of their own behind it.
    public static UploadFault? Jpeg(Stream content)
    {
        Span<byte> marker = stackalloc byte[4];
        Span<byte> frame = stackalloc byte[5];
        content.ReadExactly(marker[..2]);
        if (marker[0] != 0xFF || marker[1] != 0xD8)
            return UploadFault.NotWhatItSays;
        var sized = false;
        while (true)
        {
            content.ReadExactly(marker);
            var length = BinaryPrimitives.ReadUInt16BigEndian(marker[2..]);
            if (marker[0] != 0xFF || length < 2)
                return UploadFault.NotWhatItSays;
            var next = content.Position + length - 2;
            // Start of scan.
            if (marker[1] == 0xDA)
                return sized && next < content.Length ? null : UploadFault.NotWhatItSays;
            // Start of frame, of any coding; C4, C8 and CC are other things.
            if (marker[1] is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC)
            {
                content.ReadExactly(frame);
                if (Size(BinaryPrimitives.ReadUInt16BigEndian(frame[3..]), BinaryPrimitives.ReadUInt16BigEndian(frame[1..])) is { } fault)
                    return fault;
                sized = true;
            }
            content.Position = next;
        }
    }

    public static UploadFault? Text(Stream content)
    {
        var decoder = new UTF8Encoding(false, throwOnInvalidBytes: true).GetDecoder();
        var bytes = new byte[16384];
        var chars = new char[bytes.Length + 2];
        try
        {
            int read;
            do
            {
                read = content.Read(bytes);
                var count = decoder.GetChars(bytes, 0, read, chars, 0, flush: read == 0);
                foreach (var c in chars.AsSpan(0, count))
                    if (char.IsControl(c) && c is not ('\t' or '\r' or '\n'))
                        return UploadFault.NotText;
            }
            while (read > 0);
            return null;
        }
        catch (DecoderFallbackException)
        {
            return UploadFault.NotText;
        }
    }

    private static UploadFault? Size(uint width, uint height)
    {
        if (width == 0 || height == 0)
            return UploadFault.NotWhatItSays;
        return width > MaxSide || height > MaxSide || (long)width * height > MaxPoints ? UploadFault.TooComplex : null;
    }
}
