namespace Marketplace.Search.Queries;

/// <summary>The vocabularies that come with the product.</summary>
internal static class Vocabularies
{
    // A translation is nearly as good as the word; it is never quite the same.
    private const float LexiconWeight = 0.8f;
    private const float SynonymWeight = 0.9f;

    private static readonly Lazy<IReadOnlyList<IReadOnlyList<string>>> SeededSynonyms = new(() => [.. Lines("synonyms.txt").Select(Terms)]);
    private static readonly Lazy<IReadOnlyList<IReadOnlyList<string>>> Lexicon = new(() => [.. Lines("lexicon.txt").Select(Terms)]);

    /// <summary>The lexicon of both languages with the synonyms the product begins with.</summary>
    public static Vocabulary Product { get; } = With(Synonyms);

    /// <summary>Synonyms before an administrator has changed any.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> Synonyms => SeededSynonyms.Value;

    /// <summary>The lexicon with these synonyms.</summary>
    public static Vocabulary With(IEnumerable<IReadOnlyList<string>> synonyms)
    {
        var vocabulary = new Vocabulary();
        foreach (var group in synonyms) vocabulary.Add(group, SynonymWeight);
        foreach (var group in Lexicon.Value) vocabulary.Add(group, LexiconWeight);
        return vocabulary;
    }

    private static string[] Terms(string line) => line.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IEnumerable<string> Lines(string file)
    {
        using var reader = new StreamReader(typeof(Vocabularies).Assembly.GetManifestResourceStream("Search." + file)!);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#') yield return line;
    }
}
