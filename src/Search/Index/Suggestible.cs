using System.Text;
using Marketplace.Search.Text;

namespace Marketplace.Search.Index;

/// <summary>Words worth suggesting, whole as a reader writes them: «دانش‌بنیان» with its half-space, without the ending «های».</summary>
internal static class Suggestible
{
    private const int Shortest = 3;
    /// <summary>Stands between what is typed and what is shown.</summary>
    public const char Separator = '\u001f';

    /// <summary>Adds what is typed, without any spaces, and what is shown, in the form seen first.</summary>
    public static void AddTo(Dictionary<string, string> surface, string text, IReadOnlyList<Token> tokens)
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Before == Gap.HalfSpace) continue;
            var last = i;
            while (last + 1 < tokens.Count && tokens[last + 1].Before == Gap.HalfSpace && tokens[last + 1].Role != TokenRole.Ending) last++;
            if (tokens[i].Script == Script.Number || (last == i && !tokens[i].IsContent)) continue;
            var key = last == i ? tokens[i].Word : string.Concat(tokens.Skip(i).Take(last - i + 1).Select(t => t.Word));
            if (last == i && tokens[i].Script == Script.Persian) key = PersianStemmer.WithoutPlural(key);
            if (key.Length < Shortest || surface.ContainsKey(key)) continue;
            surface[key] = last == i ? Shown(text, tokens[i], true) : string.Join(Letters.HalfSpace, tokens.Skip(i).Take(last - i + 1).Select(t => Shown(text, t, false)));
        }
    }

    /// <summary>How the pair stands in the index.</summary>
    public static string Entry(string key, string shown) => key + Separator + shown;

    /// <summary>What to show of an entry.</summary>
    public static string ShownOf(string entry) => entry[(entry.IndexOf(Separator, StringComparison.Ordinal) + 1)..];

    /// <summary>What is typed for an entry.</summary>
    public static string KeyOf(string entry) => entry[..entry.IndexOf(Separator, StringComparison.Ordinal)];

    /// <summary>What the typed beginning is in the form entries begin with; empty when nothing can begin so.</summary>
    public static string Typed(string text) => string.Concat(TextAnalysis.Tokens(text).Select(t => t.Word));

    private static string Shown(string text, Token token, bool alone)
    {
        if (token.Script == Script.Latin) return text[token.Start..token.End].ToLowerInvariant();
        var shown = new StringBuilder();
        foreach (var c in text.AsSpan(token.Start, token.End - token.Start))
            if (Letters.Fold(c) is not Letters.Nothing) shown.Append(c switch { 'ي' or 'ى' => 'ی', 'ك' => 'ک', _ => c });
        var word = shown.ToString();
        return alone ? PersianStemmer.WithoutPlural(word) : word;
    }
}
