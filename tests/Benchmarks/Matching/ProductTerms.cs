using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;
using Marketplace.Search.Matching;

namespace Marketplace.Tests.Benchmarks.Matching;
internal static class ProductTerms
{
    public static ITerms Instance { get; } = new LuceneTerms(Analyzer.NewAnonymous((_, reader) =>
    {
        var tokens = new StandardTokenizer(LuceneVersion.LUCENE_48, reader);
        return new TokenStreamComponents(tokens, new PorterStemFilter(new StopFilter(LuceneVersion.LUCENE_48, new LowerCaseFilter(LuceneVersion.LUCENE_48, tokens), StopAnalyzer.ENGLISH_STOP_WORDS_SET)));
    }));
}
