namespace Marketplace.Search.Categories;

/// <summary>A label with how sure it is, 0–1.</summary>
public sealed record Suggestion(string Label, double Confidence);

/// <summary>Suggests labels for texts, learnt from labelled texts: one question a label, each asked by itself, since a text may bear several.</summary>
public sealed class LabelModel
{
    /// <summary>Chosen on texts of the same kind; a wide range does as well.</summary>
    private const double Looseness = 10;

    private readonly TermVectors _vectors;
    private readonly (string Label, LogisticRegression Question)[] _questions;

    private LabelModel(TermVectors vectors, (string, LogisticRegression)[] questions) => (_vectors, _questions) = (vectors, questions);

    /// <param name="examples">Texts with their labels; texts without any are left out.</param>
    /// <param name="fewest">Labels with fewer examples are not learnt.</param>
    public static LabelModel Learn(IReadOnlyList<LabelledText> examples, int fewest = 1)
    {
        examples = [.. examples.Where(e => e.Labels.Count > 0)];
        var vectors = new TermVectors([.. examples.Select(e => e.Text)]);
        var rows = examples.Select(e => vectors.Of(e.Text)).ToList();
        var labels = examples.SelectMany(e => e.Labels.Distinct()).CountBy(l => l).Where(l => l.Value >= fewest).Select(l => l.Key).Order(StringComparer.Ordinal).ToArray();
        var questions = new (string, LogisticRegression)[labels.Length];
        Parallel.For(0, labels.Length, l =>
            questions[l] = (labels[l], LogisticRegression.Train(rows, [.. examples.Select(e => e.Labels.Contains(labels[l]))], vectors.Count, Looseness)));
        return new LabelModel(vectors, questions);
    }

    public bool Knows(string label) => _questions.Any(q => q.Label == label);

    /// <summary>Every label it knows, the likeliest first.</summary>
    public IReadOnlyList<Suggestion> Suggest(string text)
    {
        var vector = _vectors.Of(text);
        return [.. _questions.Select(q => new Suggestion(q.Label, q.Question.Probability(vector))).OrderByDescending(s => s.Confidence).ThenBy(s => s.Label, StringComparer.Ordinal)];
    }
}

/// <summary>A text and what it was filed under.</summary>
public sealed record LabelledText(string Text, IReadOnlyList<string> Labels);
