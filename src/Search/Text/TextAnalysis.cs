using System.Text;

namespace Marketplace.Search.Text;

/// <summary>
/// The one definition of how Persian and English text, mixed as it comes, turns into what is indexed, asked for and compared. «دانش‌بنیان»، «دانشبنیان» and
/// «دانش بنیان» meet in their joined form; ي and ی, ك and ک, ۱, ١ and 1, marks and stretched letters make no difference.
/// </summary>
public static class TextAnalysis
{
    // Nobody means a longer word; what is longer is noise.
    private const int LongestWord = 60;
    private const int ShortestJoined = 4;
    private const int LongestWhole = 200;
    private static readonly Remembered<(string Word, string Stem, bool IsStop)> Latin = new(w => (w, EnglishStemmer.Stem(w), EnglishWords.IsStop(w)));
    private static readonly Remembered<(string Word, string Stem, bool IsStop)> Persian = new(w => OfFormal(PersianWords.Formal(w)));

    /// <summary>Every token of the text, in order.</summary>
    public static List<Token> Tokens(string text)
    {
        var tokens = new List<Token>(text.Length / 5 + 1);
        var word = new StringBuilder(24);
        var (start, end, script, gap) = (0, 0, Script.Latin, Gap.Break);
        for (var i = 0; i < text.Length; i++)
        {
            if (Letters.Parts(text[i]) is { } parts)
            {
                foreach (var part in parts) Read(Letters.Fold(part), i);
                continue;
            }

            var folded = Letters.Fold(text[i]);
            if (folded == Letters.Break && IsInsideNumber(text, i, word, script) is { } kept)
            {
                if (kept) Read('.', i);
                continue;
            }

            if (folded == Letters.Break && text[i] is '\'' or '’' && IsInsideWord(text, i, word, script))
            {
                // firm's and firms' are the firm; don't is dont.
                if (text[i + 1] is 's' or 'S' && (i + 2 >= text.Length || !char.IsLetter(text[i + 2]))) i++;
                continue;
            }

            Read(folded, i);
        }

        Close();
        return tokens;

        void Read(char folded, int at)
        {
            switch (folded)
            {
                case Letters.Nothing:
                    return;
                case Letters.HalfSpace:
                    Close();
                    if (gap == Gap.Space && at > 0 && tokens.Count > 0 && tokens[^1].End == at) gap = Gap.HalfSpace;
                    return;
                case Letters.Break:
                    Close();
                    gap = char.IsWhiteSpace(text[at]) && gap != Gap.Break ? Gap.Space : Gap.Break;
                    return;
            }

            var written = folded == '.' || Letters.IsDigit(folded) ? Script.Number : Letters.IsPersian(folded) ? Script.Persian : Script.Latin;
            if (word.Length > 0 && written != script)
            {
                if (script != Script.Persian && written != Script.Persian) script = written = Script.Latin;
                else Close();
            }

            if (word.Length == 0) (start, script) = (at, written);
            if (word.Length < LongestWord) word.Append(folded);
            end = at + 1;
        }

        void Close()
        {
            if (word.Length == 0) return;
            tokens.Add(Make(word, start, end, script, gap));
            word.Clear();
            gap = Gap.Space;
        }
    }

    /// <summary>The words of a text that carry meaning, each by its stem, in order and with repeats.</summary>
    public static IReadOnlyList<string> Terms(string text) => [.. Tokens(text).Where(t => t.IsContent).Select(t => t.Stem)];

    /// <summary>Neighbours written together, and longer words by themselves: in this form the three spellings of a compound are one.</summary>
    public static IReadOnlyList<string> Joined(string text) => [.. JoinedByScript(Tokens(text)).Select(j => j.Joined)];

    internal static IEnumerable<(Script Script, string Joined)> JoinedByScript(IReadOnlyList<Token> tokens)
    {
        Token? before = null;
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            if (Whole(tokens, i) is { } whole) yield return (token.Script, whole);
            if (token.Role == TokenRole.Ending) continue;
            if (before is { } first && Joined(first, token) is { } pair) yield return (token.Script, pair);
            if (Joined(token) is { } alone) yield return (token.Script, alone);
            before = token;
        }
    }

    /// <summary>All words as one, without what is written beside them; null when there are none or too many to be a title.</summary>
    internal static string? Whole(IEnumerable<Token> tokens) => string.Join('_', tokens.Where(t => t.Role != TokenRole.Ending).Select(t => t.Stem)) is { Length: > 0 and <= LongestWhole } whole ? whole : null;

    /// <summary>A word by itself as it stands among joined forms; null when too short to be a compound.</summary>
    internal static string? Joined(Token token) => token.Word.Length < ShortestJoined || token.Script == Script.Number ? null : Ended(token.Script, token.Word);

    /// <summary>Two neighbours written together; null when something stands between them or they are not of one script.</summary>
    internal static string? Joined(Token first, Token second) =>
        second.Before != Gap.Break && first.Script == second.Script && first.Script != Script.Number && (first.Script == Script.Persian || first.IsContent && second.IsContent)
            ? Ended(first.Script, first.Word + second.Word)
            : null;

    // A word with its ending, or three parts and more, with half-spaces between: written as one word.
    private static string? Whole(IReadOnlyList<Token> tokens, int first)
    {
        if (tokens[first].Before == Gap.HalfSpace) return null;
        var last = first;
        while (last + 1 < tokens.Count && tokens[last + 1].Before == Gap.HalfSpace) last++;
        return last >= first + 2 || last > first && tokens[last].Role == TokenRole.Ending ? Ended(tokens[first].Script, string.Concat(tokens.Skip(first).Take(last - first + 1).Select(t => t.Word))) : null;
    }

    private static string Ended(Script script, string word) => script == Script.Persian ? PersianStemmer.WithoutPlural(word) : EnglishStemmer.Stem(word);

    private static Token Make(StringBuilder letters, int start, int end, Script script, Gap gap)
    {
        while (letters.Length > 1 && letters[^1] == '.') letters.Length--;
        if (script == Script.Persian) Unstretch(letters);
        Span<char> written = stackalloc char[letters.Length];
        letters.CopyTo(0, written, written.Length);
        if (script == Script.Number)
        {
            var number = written.ToString();
            return new Token(start, end, script, number, number, TokenRole.Content, gap);
        }

        var (word, stem, isStop) = (script == Script.Persian ? Persian : Latin).Of(written);
        var role = script == Script.Persian && gap != Gap.Break && PersianWords.IsEnding(word, gap == Gap.HalfSpace) ? TokenRole.Ending : isStop ? TokenRole.Stop : TokenRole.Content;
        return new Token(start, end, script, word, stem, role, gap);
    }

    private static (string Word, string Stem, bool IsStop) OfFormal(string word) => (word, PersianStemmer.Stem(word), PersianWords.IsStop(word));

    // «سلامممم» is «سلام».
    private static void Unstretch(StringBuilder word)
    {
        for (var i = word.Length - 1; i >= 2; i--)
        {
            if (word[i] != word[i - 1] || word[i] != word[i - 2]) continue;
            var first = i - 2;
            while (first > 0 && word[first - 1] == word[i]) first--;
            word.Remove(first + 1, i - first);
            i = first;
        }
    }

    // 12,500 and ۱۲٬۵۰۰ are one number, as are 3.5 and ۳٫۵. True: keep as a point; false: leave out; null: it is no such thing.
    private static bool? IsInsideNumber(string text, int i, StringBuilder word, Script script)
    {
        if (word.Length == 0 || script != Script.Number || i + 1 >= text.Length || !Letters.IsDigit(Letters.Fold(text[i + 1]))) return null;
        if (text[i] is '.' or '٫') return true;
        var thousand = text[i] is ',' or '٬' or '،' && i + 3 < text.Length && Letters.IsDigit(Letters.Fold(text[i + 2])) && Letters.IsDigit(Letters.Fold(text[i + 3]))
            && (i + 4 >= text.Length || !Letters.IsDigit(Letters.Fold(text[i + 4])));
        return thousand ? false : null;
    }

    private static bool IsInsideWord(string text, int i, StringBuilder word, Script script) =>
        word.Length > 0 && script == Script.Latin && i + 1 < text.Length && char.IsLetter(text[i + 1]);
}
