using System.Buffers;
using Marketplace.Search.Index;
using Marketplace.Search.Text;

namespace Marketplace.Search.Queries;

/// <summary>Turns what somebody typed into what to look for. Every character is taken as text; there is no syntax to get wrong.</summary>
internal static class TextQuery
{
    /// <summary>Longer queries are read this far.</summary>
    public const int MostTokens = 400;

    private const float StemWeight = 0.5f;
    private const float JoinedWeight = 0.3f;

    // Two words found as one, when neither is there by itself.
    private const float CompoundWeight = 0.8f;
    private const float SkeletonWeight = 0.6f;

    // Persian has no capitals; three consonants meet by chance, five do not, and borrowed words are not spelt with the letters of Arabic.
    private const float ShortWeight = 0.6f;
    private const float LongWeight = 1.3f;
    private const int Long = 5;
    private const float ArabicWeight = 0.4f;
    private static readonly SearchValues<char> ArabicLetters = SearchValues.Create("ثحذصضطظع");

    // A capital letter says it is a name, which is written by its sound; other words seldom are.
    private const float NameWeight = 1;
    private const float NoNameWeight = 0.4f;
    private const float HintWeight = 0.6f;
    private const float NumberWeight = 1.5f;

    // Whoever types a whole title means that one, whatever else speaks of the same.
    private const float TitleWeight = 3;

    // A word said again says less each time.
    private const float RepeatDamping = 8;

    /// <summary>How many of the words a document must have; the rest only raises it.</summary>
    public static int Required(int words) => words switch
    {
        <= 3 => words,
        <= 5 => words - 1,
        // A question says more than its answer repeats: the nearest is what is wanted.
        _ => 1,
    };

    /// <returns>Null when there is nothing to look for.</returns>
    public static Clause? Of(string text, Vocabulary vocabulary)
    {
        var all = TextAnalysis.Tokens(text);
        if (all.Count > MostTokens) all.RemoveRange(MostTokens, all.Count - MostTokens);
        all.RemoveAll(t => t.Role == TokenRole.Ending);
        if (all.Count == 0) return null;
        var title = TextAnalysis.Whole(all);
        var onlyStops = !all.Any(t => t.IsContent);
        var words = new Dictionary<string, Concept>(StringComparer.Ordinal);
        var concepts = all.Select(t => t.IsContent || onlyStops ? words.TryGetValue(t.Word, out var known) ? known.Again() : words[t.Word] = new Concept(t, char.IsUpper(text[t.Start])) : null).ToList();

        for (var i = 1; i < all.Count; i++)
        {
            if (TextAnalysis.Joined(all[i - 1], all[i]) is not { } joined) continue;
            var shared = new[] { concepts[i - 1], concepts[i] }.OfType<Concept>().ToList();
            foreach (var concept in shared)
            {
                concept.Own.Add(new TermClause(JoinedField(all[i].Script), joined, JoinedWeight / shared.Count));
                concept.Others.Add(new TermClause(JoinedField(all[i].Script), joined, CompoundWeight));
            }
        }

        foreach (var (first, count, others) in vocabulary.Find(all))
        {
            var covered = concepts.Skip(first).Take(count).OfType<Concept>().ToList();
            foreach (var concept in covered) concept.Others.AddRange(others.Select(o => Other(o, 1f / covered.Count)));
        }

        var clauses = words.Values.Select(c => c.Clause()).ToList();
        Clause clause = clauses.Count == 1 ? clauses[0] : new AnyClause(clauses, Required(clauses.Count));
        var hints = words.Values.SelectMany(c => c.Hints()).ToList();
        if (title is not null) hints.Add(new TermClause(TextField.Title, title, TitleWeight));
        return hints.Count == 0 ? clause : new PreferClause(clause, hints);
    }

    /// <summary>The same with any one of the words enough; null when it is so already.</summary>
    public static Clause? Relaxed(Clause clause) => clause switch
    {
        AnyClause { Required: > 1 } any => any with { Required = 1 },
        PreferClause prefer when Relaxed(prefer.Needed) is { } needed => prefer with { Needed = needed },
        _ => null,
    };

    private static TextField JoinedField(Script script) => script == Script.Persian ? TextField.PersianJoined : TextField.EnglishJoined;

    private static IEnumerable<Clause> Forms(Token token, float boost)
    {
        if (token.Script == Script.Persian)
        {
            yield return new TermClause(TextField.PersianWord, token.Word, boost);
            yield return new TermClause(TextField.PersianStem, token.Stem, boost * StemWeight);
        }
        else
        {
            yield return new TermClause(TextField.EnglishStem, token.Stem, boost * (token.Script == Script.Number ? NumberWeight : 1));
        }

        if (TextAnalysis.Joined(token) is { } joined) yield return new TermClause(JoinedField(token.Script), joined, boost * JoinedWeight);
    }

    // Another term of one word counts as the word would; of several, they must stand together.
    private static Clause Other(Vocabulary.Entry entry, float share)
    {
        var (tokens, boost) = (entry.Tokens, entry.Weight * share);
        if (tokens.Count == 1) return new AnyClause([.. Forms(tokens[0], boost)]);
        var together = new List<Clause>();
        for (var i = 1; i < tokens.Count; i++)
            if (TextAnalysis.Joined(tokens[i - 1], tokens[i]) is { } joined) together.Add(new TermClause(JoinedField(tokens[i].Script), joined, boost));
        return together.Count > 0 ? new AllClause(together) : new AllClause([.. tokens.Select(t => new AnyClause([.. Forms(t, boost / tokens.Count)]))]);
    }

    private sealed class Concept(Token token, bool capital)
    {
        private readonly TextField _skeletons = token.Script == Script.Persian ? TextField.LatinSkeleton : TextField.PersianSkeleton;
        private int _times = 1;

        public List<Clause> Own { get; } = [.. Forms(token, 1)];

        public List<Clause> Others { get; } = [];

        public Concept Again()
        {
            _times++;
            return this;
        }

        public Clause Clause()
        {
            var boost = _times * (RepeatDamping + 1) / (_times + RepeatDamping);
            var ways = new List<Clause> { new AnyClause(Own) };
            ways.AddRange(Skeleton.Of(token).Where(s => s.Length >= Skeleton.Sure).Select(s => new TermClause(_skeletons, s, Weight(s))));
            ways.AddRange(Others);
            Clause clause = ways.Count == 1 ? ways[0] : new BestClause(ways);
            return _times == 1 ? clause : Boosted(clause, boost);
        }

        /// <summary>Too little to find by, enough to put first.</summary>
        public IEnumerable<Clause> Hints() => Skeleton.Of(token).Where(s => s.Length < Skeleton.Sure).Select(s => new TermClause(_skeletons, s, Weight(s) * HintWeight));

        private float Weight(string skeleton)
        {
            if (token.Script != Script.Persian) return capital ? NameWeight : NoNameWeight;
            var length = skeleton.Length switch { Skeleton.Sure => ShortWeight, >= Long => LongWeight, _ => 1 };
            return SkeletonWeight * length * (token.Word.AsSpan().ContainsAny(ArabicLetters) ? ArabicWeight : 1);
        }

        private static Clause Boosted(Clause clause, float boost) => clause switch
        {
            TermClause t => t with { Boost = t.Boost * boost },
            AnyClause a => a with { Clauses = [.. a.Clauses.Select(c => Boosted(c, boost))] },
            BestClause b => b with { Clauses = [.. b.Clauses.Select(c => Boosted(c, boost))] },
            AllClause a => a with { Clauses = [.. a.Clauses.Select(c => Boosted(c, boost))] },
            _ => clause,
        };
    }
}
