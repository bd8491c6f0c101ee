using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace Marketplace.Search.Index.Lucene;

/// <summary>Hands over tokens that are made already.</summary>
internal sealed class TokenList : TokenStream
{
    private readonly IReadOnlyList<string> _tokens;
    private readonly ICharTermAttribute _term;
    private int _next;

    public TokenList(IReadOnlyList<string> tokens)
    {
        _tokens = tokens;
        _term = AddAttribute<ICharTermAttribute>();
    }

    public override bool IncrementToken()
    {
        if (_next >= _tokens.Count) return false;
        ClearAttributes();
        _term.Append(_tokens[_next++]);
        return true;
    }

    public override void Reset()
    {
        base.Reset();
        _next = 0;
    }
}
