using System.Globalization;

namespace Marketplace.Web.Accounts;

/// <summary>Names people go by.</summary>
public static class PersonName
{
    public const int Shortest = 2;
    public const int Longest = 100;

    /// <summary>The name without space around it and with single spaces inside.</summary>
    public static string Read(string typed) => string.Join(' ', typed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>The key of what is wrong, in AccountText; null when nothing is.</summary>
    public static string? Refuse(string typed)
    {
        var name = Read(typed);
        if (name.Length is < Shortest or > Longest) return "DisplayName.Length";
        return name.Any(IsUnshowable) || !name.Any(char.IsLetter) ? "DisplayName.Invalid" : null;
    }

    // The half-space belongs to Persian names; other invisible marks only serve to look like somebody else.
    private static bool IsUnshowable(char c) => char.IsControl(c) || c is '<' or '>'
        || c != '\u200c' && char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
