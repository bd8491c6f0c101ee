namespace Marketplace.Search.Index;

/// <summary>A filter with counts: a code the document carries, or a range a number of it lies in.</summary>
/// <param name="Name">As in the query string.</param>
/// <param name="Field">Where the code or number stands in the index.</param>
/// <param name="Ranges">Null for codes. Ranges may overlap. The same list at every instant when they do not move with time.</param>
internal sealed record FacetField(string Name, string Field, Func<DateTimeOffset, IReadOnlyList<NumberRange>>? Ranges = null);

/// <param name="From">Inclusive.</param>
/// <param name="To">Exclusive.</param>
/// <param name="Listed">Whether it is offered beside the results; others can be asked for all the same.</param>
internal sealed record NumberRange(string Value, long From, long To, bool Listed = true);

/// <summary>The filters of each kind of document.</summary>
internal static class Facets
{
    /// <summary>Stands for a number that is not said.</summary>
    public const long NotSaid = -1;

    private const long Billion = 1_000_000_000;

    private static readonly NumberRange[] Readiness = [new("1-3", 1, 4), new("4-6", 4, 7), new("7-9", 7, 10), .. Enumerable.Range(1, 9).Select(n => new NumberRange($"{n}", n, n + 1, Listed: false))];

    // In rials, as the seeker's highest amount says.
    private static readonly NumberRange[] Budgets =
        [new("to-5b", 0, 5 * Billion + 1), new("5b-20b", 5 * Billion + 1, 20 * Billion + 1), new("from-20b", 20 * Billion + 1, long.MaxValue), new("hidden", NotSaid, 0)];

    public static readonly IReadOnlyList<FacetField> Challenges =
    [
        new("field", "field"), new("isic", "isic"), new("province", "province"), new("estate", "estate"), new("cooperation", "cooperation"), new("state", "state"),
        new("trl", "trl", _ => Readiness), new("budget", "budget", _ => Budgets),
        new("closing", "closes", now => [.. ((int[])[7, 30, 60]).Select(days => new NumberRange($"{days}", now.ToUnixTimeSeconds(), now.AddDays(days).ToUnixTimeSeconds()))]),
    ];

    public static readonly IReadOnlyList<FacetField> Companies = [new("field", "field"), new("isic", "isic"), new("province", "province"), new("kind", "kind")];

    public static IReadOnlyList<FacetField> Of(DocumentKind kind) => kind == DocumentKind.Challenge ? Challenges : Companies;

    /// <summary>Numbers that documents are sorted or filtered by.</summary>
    public static readonly IReadOnlyList<string> Numbers = ["trl", "budget", "closes", "open_until", "newest"];

    public static readonly IReadOnlyList<string> Keywords = ["field", "isic", "province", "estate", "cooperation", "state", "kind"];
}
