using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;

namespace Marketplace.Search.Text;

/// <summary>Porter's stemmer, word by word.</summary>
internal static class EnglishStemmer
{
    // A stemmer keeps state; each thread has its own for as long as it lives.
    [ThreadStatic] private static ICharTermAttribute? _word;
    [ThreadStatic] private static TokenStream? _porter;

    public static string Stem(string word)
    {
        if (word.Length < 3 || !char.IsAsciiLetter(word[^1])) return word;
        if (_porter is null)
        {
            _porter = new PorterStemFilter(new OneWord());
            _word = _porter.GetAttribute<ICharTermAttribute>();
        }

        _word!.SetEmpty().Append(word);
        _porter.IncrementToken();
        return _word.ToString()!;
    }

    private sealed class OneWord : TokenStream
    {
        public OneWord() => AddAttribute<ICharTermAttribute>();

        public override bool IncrementToken() => true;
    }
}
