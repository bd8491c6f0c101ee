using System.Text;
using Marketplace.Search.Index;
using Marketplace.Search.Text;

namespace Marketplace.Search.Queries;

/// <summary>Quotes where the words were found. Reads texts as they are indexed, so it marks what matched in whatever spelling.</summary>
internal static class Highlighter
{
    public const char Opens = '\ue000';
    public const char Closes = '\ue001';

    private const int MostPassages = 2;
    private const int LongestPassage = 220;
    private const int Before = 60;

    public static IReadOnlyList<string> Passages(IEnumerable<string> texts, Clause? clause)
    {
        if (clause is null) return [];
        var wanted = new HashSet<(TextField, string)>();
        Collect(clause, wanted);
        return [.. texts.Select(t => Best(t, wanted)).OfType<(string Passage, int Found)>().OrderByDescending(p => p.Found).Take(MostPassages).Select(p => p.Passage)];
    }

    private static void Collect(Clause clause, HashSet<(TextField, string)> wanted)
    {
        switch (clause)
        {
            case TermClause term: wanted.Add((term.Field, term.Value)); break;
            case AnyClause any: foreach (var one in any.Clauses) Collect(one, wanted); break;
            case BestClause best: foreach (var one in best.Clauses) Collect(one, wanted); break;
            case AllClause all: foreach (var one in all.Clauses) Collect(one, wanted); break;
            case PreferClause prefer: Collect(prefer.Needed, wanted); break;
        }
    }

    private static (string Passage, int Found)? Best(string text, HashSet<(TextField, string)> wanted)
    {
        var marks = Marks(text, wanted);
        if (marks.Count == 0) return null;
        var (first, found) = (0, 0);
        for (var i = 0; i < marks.Count; i++)
        {
            var within = marks.Skip(i).TakeWhile(m => m.End - marks[i].Start <= LongestPassage - Before).Select(m => text[m.Start..m.End]).Distinct().Count();
            if (within > found) (first, found) = (i, within);
        }

        var start = WordStart(text, Math.Max(0, marks[first].Start - Before));
        var end = WordEnd(text, Math.Min(text.Length, Math.Max(start + LongestPassage, marks[first].End)));
        var passage = new StringBuilder(start > 0 ? "… " : "");
        var at = start;
        foreach (var (from, to) in marks.Where(m => m.Start >= start && m.End <= end))
        {
            passage.Append(Plain(text[at..from])).Append(Opens).Append(Plain(text[from..to])).Append(Closes);
            at = to;
        }

        passage.Append(Plain(text[at..end]));
        if (end < text.Length) passage.Append(" …");
        return (passage.ToString(), found);
    }

    private static List<(int Start, int End)> Marks(string text, HashSet<(TextField, string)> wanted)
    {
        var tokens = TextAnalysis.Tokens(text);
        var marks = new List<(int Start, int End)>();
        for (var i = 0; i < tokens.Count; i++)
        {
            var token = tokens[i];
            var pair = i > 0 && TextAnalysis.Joined(tokens[i - 1], token) is { } joined && !IsOneOf(tokens[i - 1]) && !IsOneOf(token) && wanted.Contains((JoinedField(token), joined));
            if (pair) Mark(tokens[i - 1].Start, token.End);
            else if (token.IsContent && IsOneOf(token)) Mark(token.Start, token.End);
        }

        return marks;

        bool IsOneOf(Token token) => token.Script == Script.Persian
            ? wanted.Contains((TextField.PersianWord, token.Word)) || wanted.Contains((TextField.PersianStem, token.Stem)) || IsJoined(token) || HasSkeleton(token, TextField.PersianSkeleton)
            : wanted.Contains((TextField.EnglishStem, token.Stem)) || IsJoined(token) || HasSkeleton(token, TextField.LatinSkeleton);

        bool IsJoined(Token token) => TextAnalysis.Joined(token) is { } alone && wanted.Contains((JoinedField(token), alone));

        bool HasSkeleton(Token token, TextField field) => Skeleton.Of(token).Any(s => wanted.Contains((field, s)));

        void Mark(int start, int end)
        {
            if (marks.Count > 0 && start < marks[^1].End) marks[^1] = (Math.Min(start, marks[^1].Start), end);
            else marks.Add((start, end));
        }
    }

    private static TextField JoinedField(Token token) => token.Script == Script.Persian ? TextField.PersianJoined : TextField.EnglishJoined;

    private static int WordStart(string text, int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at - 1])) at--;
        return at;
    }

    private static int WordEnd(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    // A text may hold the marks itself; only ours may be seen as such.
    private static string Plain(string text) => text.Replace(Opens, ' ').Replace(Closes, ' ');
}
