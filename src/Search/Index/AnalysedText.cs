using Marketplace.Search.Text;

namespace Marketplace.Search.Index;

/// <summary>The tokens of each view of a text.</summary>
internal sealed class AnalysedText
{
    private readonly Dictionary<TextField, List<string>> _fields = [];

    /// <summary>Whole words as they would be suggested, folded form to the form seen first.</summary>
    public Dictionary<string, string> Surface { get; } = new(StringComparer.Ordinal);

    public IEnumerable<(TextField Field, IReadOnlyList<string> Tokens)> Fields => _fields.Select(f => (f.Key, (IReadOnlyList<string>)f.Value));

    public static AnalysedText Of(IEnumerable<WeightedText> texts)
    {
        var analysed = new AnalysedText();
        foreach (var text in texts) analysed.Add(text);
        return analysed;
    }

    private void Add(WeightedText weighted)
    {
        var tokens = TextAnalysis.Tokens(weighted.Text);
        for (var time = 0; time < weighted.Times; time++)
        {
            for (var i = 0; i < tokens.Count; i++)
            {
                var token = tokens[i];
                if (token.Role == TokenRole.Ending) continue;
                if (token.Script == Script.Persian)
                {
                    Add(TextField.PersianWord, token.Word);
                    Add(TextField.PersianStem, token.Stem);
                }
                else if (token.IsContent)
                {
                    Add(TextField.EnglishStem, token.Stem);
                }

                if (!token.IsContent) continue;
                foreach (var skeleton in Skeleton.Of(token)) Add(token.Script == Script.Persian ? TextField.PersianSkeleton : TextField.LatinSkeleton, skeleton);
            }

            foreach (var (script, joined) in TextAnalysis.JoinedByScript(tokens)) Add(script == Script.Persian ? TextField.PersianJoined : TextField.EnglishJoined, joined);
        }

        if (weighted.IsTitle && TextAnalysis.Whole(tokens) is { } title) Add(TextField.Title, title);
        Suggestible.AddTo(Surface, weighted.Text, tokens);
    }

    private void Add(TextField field, string token)
    {
        if (!_fields.TryGetValue(field, out var tokens)) _fields[field] = tokens = [];
        tokens.Add(token);
    }
}
