using Marketplace.Search.Index;

namespace Marketplace.Search.Documents;

/// <summary>How much the parts of a document count when it is searched.</summary>
internal static class DocumentText
{
    private const int TitleTimes = 2;

    public static IReadOnlyList<WeightedText> Of(string title, IEnumerable<string?> others) =>
        [new(title, TitleTimes, IsTitle: true), .. others.Where(o => !string.IsNullOrWhiteSpace(o)).Select(o => new WeightedText(o!))];
}
