using System.Text.Json;
using CsCheck;
using Marketplace.Platform.Files;
using Shouldly;
using Xunit;

namespace Marketplace.Tests.Unit.Platform.Files;

public sealed class UploadNameTests
{
    private const string Forbidden = "/\\<>:\"|?*\0";

    [Theory]
    [InlineData("report.PDF", "report.pdf")]
    [InlineData("C:\\Users\\me\\plan.docx", "plan.docx")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("گزارش دانش‌بنیان.pdf", "گزارش دانش‌بنیان.pdf")]
    [InlineData("invoice\u202Egpj.exe", "invoicegpj.exe")]
    [InlineData("\u2066a\u2069\u200F.png", "a.png")]
    [InlineData("a\r\nSet-Cookie: x.txt", "aSet-Cookie_ x.txt")]
    [InlineData("  many   spaces .txt", "many spaces.txt")]
    [InlineData("con.txt", "_con.txt")]
    [InlineData(".htaccess", "htaccess")]
    [InlineData("...", "file")]
    [InlineData("", "file")]
    [InlineData(null, "file")]
    public void A_name_is_made_harmless(string? raw, string expected) => UploadName.Clean(raw).ShouldBe(expected);

    [Fact]
    public void A_long_name_keeps_its_ending_and_no_half_character()
    {
        var name = UploadName.Clean(string.Concat(Enumerable.Repeat("😀", 100)) + ".xlsx");
        name.ShouldEndWith(".xlsx");
        name.Length.ShouldBeLessThanOrEqualTo(120);
        char.IsLowSurrogate(name[^6]).ShouldBeTrue();
    }

    [Fact]
    public void No_name_at_all_breaks_it() => Gen.String.Sample(Harmless, iter: 5000);

    [Fact]
    public void No_naughty_string_breaks_it()
    {
        foreach (var text in JsonSerializer.Deserialize<string[]>(File.ReadAllText(SharedData.Find("attack/blns.json")))!)
            Harmless(text);
    }

    [Fact]
    public void An_isolated_name_cannot_turn_the_text_around_it() => UploadName.Isolate("a.pdf").ShouldBe("\u2068a.pdf\u2069");

    private static void Harmless(string raw)
    {
        var name = UploadName.Clean(raw);
        name.Length.ShouldBeInRange(1, 130);
        name.ShouldNotContain(c => Forbidden.Contains(c) || char.IsControl(c) || (c >= '\u202A' && c <= '\u202E') || (c >= '\u2066' && c <= '\u2069'));
        name[0].ShouldNotBe('.');
    }
}
