using System.Text;

namespace Marketplace.Search.Text;

/// <summary>
/// Names and borrowed words written in the other script: their consonants in classes that both scripts share, so that «واشنگتن» meets Washington and
/// «الکترولیز» electrolysis. Vowels are mostly unwritten in Persian and count for nothing but at the beginning.
/// </summary>
internal static class Skeleton
{
    private const int Shortest = 2;
    private const int ShortestPlural = 5;
    /// <summary>So many consonants are seldom the same by chance.</summary>
    public const int Sure = 3;

    private const int MostVariants = 6;
    private static readonly Remembered<IReadOnlyList<string>> Persian = new(w => OfPersian(PersianStemmer.WithoutPlural(w)));
    private static readonly Remembered<IReadOnlyList<string>> Latin = new(OfAnyLatin);

    /// <summary>The skeletons a word may have; none when it is too short to tell anything. With less than <see cref="Sure"/> consonants they are a hint only.</summary>
    public static IReadOnlyList<string> Of(Token token) => token.Script switch
    {
        Script.Persian => Persian.Of(token.Word),
        Script.Latin => Latin.Of(token.Word),
        _ => [],
    };

    private static List<string> OfAnyLatin(string word) => !word.All(char.IsAsciiLetter) ? [] : IsPlural(word) ? [.. OfLatin(word).Union(OfLatin(word[..^1]))] : OfLatin(word);

    private static bool IsPlural(string word) => word.Length >= ShortestPlural && word[^1] == 's' && word[^2] != 's';

    private static List<string> OfPersian(string word)
    {
        var all = new List<string> { "" };
        for (var i = 0; i < word.Length; i++)
        {
            var (first, last) = (i == 0, i == word.Length - 1);
            switch (word[i])
            {
                // A vowel helps before two consonants that do not begin a Persian word: «استیو».
                case 'ا' when first && word.Length > 1 && (word[1] is 'س' or 'ش'): Fork(all, "", "a"); break;
                case 'ا' or 'ع': if (first) Add(all, "a"); break;
                case 'ی': if (first) Add(all, "y"); break;
                case 'و': if (first) Add(all, "v"); else Fork(all, "", "v"); break;
                case 'ه': if (!last) Add(all, "h"); break;
                case 'ح': Add(all, "h"); break;
                case 'ب': Add(all, "b"); break;
                case 'پ': Add(all, "p"); break;
                case 'ت' or 'ط': Add(all, "t"); break;
                case 'ث' or 'س' or 'ص' or 'ذ' or 'ز' or 'ض' or 'ظ': Add(all, "s"); break;
                case 'ج' or 'ژ': Add(all, "j"); break;
                case 'چ' or 'ش': Add(all, "c"); break;
                case 'خ': Add(all, "x"); break;
                case 'د': Add(all, "d"); break;
                case 'ر': Add(all, "r"); break;
                case 'غ' or 'ق' or 'گ': Add(all, "g"); break;
                case 'ف': Add(all, "f"); break;
                case 'ک': Add(all, "k"); break;
                case 'ل': Add(all, "l"); break;
                case 'م': Add(all, "m"); break;
                case 'ن': Add(all, "n"); break;
            }
        }

        return Long(all);
    }

    private static List<string> OfLatin(string word)
    {
        var all = new List<string> { "" };
        for (var i = 0; i < word.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : ' ';
            var (first, last) = (i == 0, i == word.Length - 1);
            switch (word[i], next)
            {
                case ('s' or 'c', 'h'): Pair(); break;
                case ('q', not 'u'): Fork(all, "g", "k"); break;
                case ('p', 'h'): Add(all, "f"); i++; break;
                case ('k', 'h'): Fork(all, "x", "k"); i++; break;
                case ('g', 'h'): Fork(all, "g", ""); i++; break;
                case ('z', 'h'): Add(all, "j"); i++; break;
                case ('t', 'h'): Fork(all, "t", "s"); i++; break;
                case ('c', 'k'): Add(all, "k"); i++; break;
                case ('c', 'e' or 'i' or 'y'): Add(all, "s"); break;
                case ('g', 'e' or 'i' or 'y'): Fork(all, "j", "g"); break;
                case ('t', 'i') when i + 3 < word.Length && word[i + 2] == 'o' && word[i + 3] == 'n': Fork(all, "s", "c"); break;
                case ('a' or 'e' or 'i' or 'o' or 'u', _): if (first) Add(all, "a"); break;
                case ('y', _): if (first) Add(all, "y"); break;
                case ('w' or 'v', _): if (first) Add(all, "v"); else Fork(all, "v", ""); break;
                case ('h', _): if (first) Add(all, "h"); else if (!last) Fork(all, "h", ""); break;
                case ('x', _): Add(all, first ? "s" : "ks"); break;
                case ('s' or 'z', _): Add(all, "s"); break;
                case ('c' or 'k' or 'q', _): Add(all, "k"); break;
                case ('j', _): Fork(all, "j", "y"); break;
                case (var other, _): Add(all, other.ToString()); break;
            }

            void Pair()
            {
                if (word[i] == 's' && i + 2 < word.Length && word[i + 2] == 'c') Add(all, "s");
                else if (word[i] == 's') Add(all, "c");
                else Fork(all, "c", "k");
                i++;
            }
        }

        return Long(all);
    }

    private static void Add(List<string> all, string letters)
    {
        for (var i = 0; i < all.Count; i++) all[i] = Join(all[i], letters);
    }

    private static void Fork(List<string> all, string one, string other)
    {
        var count = all.Count;
        for (var i = 0; i < count; i++)
        {
            if (all.Count < MostVariants) all.Add(Join(all[i], other));
            all[i] = Join(all[i], one);
        }
    }

    // Doubled letters are written once in Persian.
    private static string Join(string skeleton, string letters) => letters.Length > 0 && skeleton.Length > 0 && skeleton[^1] == letters[0] ? skeleton + letters[1..] : skeleton + letters;

    private static List<string> Long(List<string> all) => [.. all.Where(s => s.Length >= Shortest).Distinct()];
}
