using Marketplace.Platform.Taxonomies;

namespace Marketplace.Search.Categories;

/// <summary>A brief as it was filed when it was published.</summary>
public sealed record FiledBrief(string Text, IReadOnlyList<string> Fields, string? IsicCode);

/// <summary>
/// Suggests technology fields and an ISIC class for a brief. Knows the codes' names and our own words for them from the start, and learns from
/// published challenges as soon as there are enough; what was learnt counts more the more a code has been used.
/// </summary>
public sealed class CategoryModel
{
    /// <summary>Fewer briefs than this teach nothing that the words do not say better.</summary>
    public const int FewestBriefs = 100;

    private const int FewestOfCode = 8;

    private static readonly PriorKnowledge FieldWords = new(Taxonomies.Fields.Terms, "fields");
    private static readonly PriorKnowledge IsicWords = new([.. Taxonomies.Isic.Terms.Where(t => t.Level == "class")], "isic");

    private readonly LabelModel? _fields;
    private readonly LabelModel? _isic;

    private CategoryModel(LabelModel? fields, LabelModel? isic) => (_fields, _isic) = (fields, isic);

    /// <summary>With nothing learnt.</summary>
    public static CategoryModel Untaught { get; } = new(null, null);

    public static CategoryModel Learn(IReadOnlyList<FiledBrief> briefs) => new(
        Taught([.. briefs.Where(b => b.Fields.Count > 0).Select(b => new LabelledText(b.Text, b.Fields))]),
        Taught([.. briefs.Where(b => b.IsicCode is not null).Select(b => new LabelledText(b.Text, [b.IsicCode!]))]));

    public IReadOnlyList<Suggestion> Fields(string text, int most) => Best(FieldWords, _fields, text, most);

    public IReadOnlyList<Suggestion> Isic(string text, int most) => Best(IsicWords, _isic, text, most);

    private static LabelModel? Taught(IReadOnlyList<LabelledText> texts) => texts.Count < FewestBriefs ? null : LabelModel.Learn(texts, FewestOfCode);

    private static IReadOnlyList<Suggestion> Best(PriorKnowledge words, LabelModel? learnt, string text, int most)
    {
        var told = words.Suggest(text);
        if (learnt is null) return [.. told.Take(most)];
        var both = told.ToDictionary(s => s.Label, s => s.Confidence, StringComparer.Ordinal);
        // A code too rare to be learnt keeps what its words say.
        foreach (var (label, confidence) in learnt.Suggest(text)) both[label] = (2 * confidence + both.GetValueOrDefault(label)) / 3;
        return [.. both.Select(b => new Suggestion(b.Key, b.Value)).OrderByDescending(s => s.Confidence).ThenBy(s => s.Label, StringComparer.Ordinal).Take(most)];
    }
}
