using System.Globalization;
using Marketplace.Search.Categories;
using Marketplace.Tests.Benchmarks.Matching;

namespace Marketplace.Tests.Benchmarks.Classify;

/// <summary>
/// <c>classify --collection DIR [--train DIR] [--run FILE]</c>: how well labels are suggested for texts whose labels are known. Without another
/// directory to learn from, every text is suggested for by a model that learnt from four fifths without it.
/// </summary>
public static class ClassifyCommand
{
    private const int Folds = 5;
    private const double Sure = .5;

    public static async Task<int> RunAsync(string[] args)
    {
        var directory = args.Folder("--collection");
        var train = args.Option("--train") ?? directory;
        var texts = await LabelledAsync(directory);
        var suggested = Path.GetFullPath(train) == Path.GetFullPath(directory)
            ? CrossSuggested(texts)
            : Suggested(LabelModel.Learn([.. (await LabelledAsync(train)).Select(t => t.Text)]), texts);
        var most = texts.SelectMany(t => t.Text.Labels).CountBy(l => l).OrderByDescending(l => l.Value).Select(l => new Suggestion(l.Key, 1)).ToList();

        Print("most frequent label", texts, _ => most.Take(1).ToList());
        Print("product", texts, t => suggested[t]);
        if (args.Option("--run") is { } file)
            await File.WriteAllLinesAsync(file, texts.SelectMany(t => suggested[t.Id].Take(3).Select(s => string.Create(CultureInfo.InvariantCulture, $"{t.Id}\t{s.Label}\t{s.Confidence:0.0000}"))));
        return 0;
    }

    private static async Task<IReadOnlyList<(string Id, LabelledText Text)>> LabelledAsync(string directory)
    {
        var file = new[] { "topics.jsonl", "corpus.jsonl" }.Select(f => Path.Combine(directory, f)).First(File.Exists);
        return [.. (await Collection.RowsAsync(file)).Where(r => r.Labels.Count > 0).Select(r => (r.Id, new LabelledText(r.Title + "\n" + r.Text, r.Labels)))];
    }

    private static Dictionary<string, IReadOnlyList<Suggestion>> Suggested(LabelModel model, IEnumerable<(string Id, LabelledText Text)> texts) =>
        texts.ToDictionary(t => t.Id, t => model.Suggest(t.Text.Text));

    private static Dictionary<string, IReadOnlyList<Suggestion>> CrossSuggested(IReadOnlyList<(string Id, LabelledText Text)> texts)
    {
        var order = Enumerable.Range(0, texts.Count).ToArray();
        new Random(1).Shuffle(order);
        var all = new Dictionary<string, IReadOnlyList<Suggestion>>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var model = LabelModel.Learn([.. order.Where((_, i) => i % Folds != fold).Select(i => texts[i].Text)]);
            foreach (var (id, suggestions) in Suggested(model, order.Where((_, i) => i % Folds == fold).Select(i => texts[i]))) all.Add(id, suggestions);
        }

        return all;
    }

    private static void Print(string name, IReadOnlyList<(string Id, LabelledText Text)> texts, Func<string, IReadOnlyList<Suggestion>> suggested)
    {
        var (hits, given, wanted, first, three) = (0, 0, 0, 0, 0.0);
        foreach (var (id, text) in texts)
        {
            var suggestions = suggested(id);
            // A brief is filed somewhere, so the likeliest is taken even when it is not sure.
            var sure = suggestions.Where((s, i) => i == 0 || s.Confidence >= Sure).ToList();
            hits += sure.Count(s => text.Labels.Contains(s.Label));
            given += sure.Count;
            wanted += text.Labels.Count;
            if (suggestions.Count > 0 && text.Labels.Contains(suggestions[0].Label)) first++;
            three += suggestions.Take(3).Count(s => text.Labels.Contains(s.Label)) / (double)text.Labels.Count;
        }

        Console.WriteLine(FormattableString.Invariant(
            $"{name,-24} n {texts.Count}  micro-F1 {2.0 * hits / Math.Max(1, given + wanted):0.000} (precision {(double)hits / Math.Max(1, given):0.000}, recall {(double)hits / wanted:0.000})  first right {(double)first / texts.Count:0.000}  recall at three {three / texts.Count:0.000}"));
    }
}
