namespace Marketplace.Search.Text;

/// <summary>What a token is written in; it decides how the token is stemmed.</summary>
public enum Script : byte
{
    /// <summary>Arabic letters: Persian, and what Persian borrows.</summary>
    Persian,

    /// <summary>Latin and any other letters, perhaps with digits, such as <c>co2</c>.</summary>
    Latin,

    /// <summary>Digits alone; always 0–9 whatever they were written with.</summary>
    Number,
}

/// <summary>What part a token plays beside carrying meaning.</summary>
public enum TokenRole : byte
{
    Content,

    /// <summary>A word too common to tell texts apart.</summary>
    Stop,

    /// <summary>An ending written apart from its word, such as «ها».</summary>
    Ending,
}

/// <summary>What stands between a token and the one before.</summary>
public enum Gap : byte
{
    /// <summary>Punctuation, or nothing comes before.</summary>
    Break,

    Space,

    /// <summary>The zero-width space inside a Persian word.</summary>
    HalfSpace,
}

/// <summary>One word of a text in the form it is compared in.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Word">One spelling for all: letters, digits and case folded, marks dropped.</param>
/// <param name="Stem">The word without its endings.</param>
public readonly record struct Token(int Start, int End, Script Script, string Word, string Stem, TokenRole Role, Gap Before)
{
    public bool IsContent => Role == TokenRole.Content;
}
