using System.Globalization;
using System.Text;

namespace Marketplace.Platform.Files;

/// <summary>Makes the name a file came with harmless to show, to store and to hand back.</summary>
public static class UploadName
{
    private const int MaxLength = 120;
    private const char FirstStrongIsolate = '\u2068';
    private const char PopIsolate = '\u2069';
    private const int ZeroWidthNonJoiner = 0x200C;
    private static readonly HashSet<string> Reserved = new(
        ["CON", "PRN", "AUX", "NUL", .. Enumerable.Range(1, 9).SelectMany(i => (string[])[$"COM{i}", $"LPT{i}"])],
        StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// The last part of the path, without control characters, direction marks and what file systems forbid, in normal form C, at
    /// most 120 characters with its ending kept. Persian half-spaces stay. Never empty.
    /// </summary>
    public static string Clean(string? raw)
    {
        var last = (raw ?? "").Split('/', '\\')[^1];
        var clean = new StringBuilder();
        foreach (var rune in last.EnumerateRunes())
        {
            var harmful = Rune.GetUnicodeCategory(rune) switch
            {
                UnicodeCategory.Format => rune.Value != ZeroWidthNonJoiner,
                UnicodeCategory.Control or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned
                    or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => true,
                // What stands for a broken character.
                _ => rune == Rune.ReplacementChar,
            };
            if (!harmful)
                clean.Append(rune.Value is '<' or '>' or ':' or '"' or '|' or '?' or '*' ? "_" : rune.ToString());
        }
        var name = string.Join(' ', clean.ToString().Normalize(NormalizationForm.FormC)
            .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('.', ' ');

        var ending = Path.GetExtension(name);
        if (ending.Length > 10)
            ending = "";
        var stem = name[..^ending.Length].TrimEnd('.', ' ');
        if (stem.Length + ending.Length > MaxLength)
        {
            var cut = MaxLength - ending.Length;
            stem = stem[..(char.IsHighSurrogate(stem[cut - 1]) ? cut - 1 : cut)];
        }
        if (stem.Length == 0)
            stem = "file";
        return (Reserved.Contains(stem.Split('.')[0]) ? "_" + stem : stem) + ending.ToLowerInvariant();
    }

    /// <summary>The name between direction isolates, for a line of text that is not HTML (there, use <c>bdi</c>).</summary>
    public static string Isolate(string name) => $"{FirstStrongIsolate}{name}{PopIsolate}";
}
