using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Marketplace.Search.Matching;

/// <summary>Terms by the product's own analysis of text.</summary>
public sealed class LuceneTerms(Analyzer analyzer) : ITerms
{
    public IEnumerable<Term> Of(string text)
    {
        using var stream = analyzer.GetTokenStream("", text);
        var term = stream.GetAttribute<ICharTermAttribute>();
        var offset = stream.GetAttribute<IOffsetAttribute>();
        stream.Reset();
        while (stream.IncrementToken())
            yield return new Term(term.ToString()!, text[offset.StartOffset..Math.Min(offset.EndOffset, text.Length)]);
        stream.End();
    }
}
