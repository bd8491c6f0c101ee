using System.Collections.Frozen;

namespace Marketplace.Search.Index;

/// <summary>The views of a document's text that are indexed. Both engines get the same tokens, so both find the same.</summary>
internal enum TextField
{
    /// <summary>Persian words as written.</summary>
    PersianWord,

    /// <summary>Persian words without endings.</summary>
    PersianStem,

    /// <summary>Persian neighbours written together.</summary>
    PersianJoined,

    /// <summary>English words by stem, and numbers.</summary>
    EnglishStem,

    /// <summary>English neighbours written together.</summary>
    EnglishJoined,

    /// <summary>Consonants of Persian words, asked for by words in Latin letters.</summary>
    PersianSkeleton,

    /// <summary>Consonants of words in Latin letters, asked for by Persian words.</summary>
    LatinSkeleton,

    /// <summary>All words of a title as one token, for titles typed whole.</summary>
    Title,
}

/// <summary>Names and scoring of the fields; the one definition both engines are set up from.</summary>
internal static class TextFields
{
    public static readonly IReadOnlyList<TextField> All = Enum.GetValues<TextField>();

    private static readonly FrozenDictionary<(DocumentKind, TextField), string> Names = Enum.GetValues<DocumentKind>()
        .SelectMany(k => All.Select(f => (k, f))).ToFrozenDictionary(x => x, x => $"{Lower(x.k.ToString())}_{Snake(x.f.ToString())}");

    /// <summary>Name of the field in the index.</summary>
    public static string Name(DocumentKind kind, TextField field) => Names[(kind, field)];

    /// <summary>How soon more occurrences of a term stop counting (BM25's k1).</summary>
    public static float Saturation(TextField field) => field is TextField.EnglishStem or TextField.EnglishJoined ? 1.2f : 0.6f;

    /// <summary>How much a long text is held against a document (BM25's b).</summary>
    public static float LengthWeight(TextField field) => field is TextField.PersianSkeleton or TextField.LatinSkeleton ? 0.5f : 0.75f;

    private static string Lower(string name) => name.ToLowerInvariant();

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
