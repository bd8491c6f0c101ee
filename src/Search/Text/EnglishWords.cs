using System.Collections.Frozen;

namespace Marketplace.Search.Text;

/// <summary>English words too common to tell texts apart.</summary>
internal static class EnglishWords
{
    private static readonly FrozenSet<string> Stops = """
        a about after all also am an and any are as at be because been before being between both but by can cannot could did do does doing done down during each
        for from further had has have having he her here hers him his how i if in into is it its itself just let me more most must my no nor not of off on once only or
        other our ours out over own same she should so some such than that the their theirs them then there these they this those through to too under until up upon us
        very was we were what when where which while who whom whose why will with would you your yours dont doesnt isnt
        """.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    public static bool IsStop(string word) => Stops.Contains(word);
}
