using System.Globalization;

namespace Marketplace.Web.Pages.Challenges;

/// <summary>How far an indicator is to go, drawn from the edge of the reading direction: lengths as SVG wants them, such as <c>26.7%</c>.</summary>
/// <param name="From">Where it is today.</param>
/// <param name="To">Where it is to be.</param>
/// <param name="Start">The lesser of both.</param>
/// <param name="Length">What lies between.</param>
public sealed record IndicatorShift(string From, string To, string Start, string Length)
{
    private const decimal Room = 1.3m;

    /// <summary>Null when one of both is unknown, or both are nothing.</summary>
    public static IndicatorShift? Of(decimal? baseline, decimal? target)
    {
        if (baseline is not { } from || target is not { } to || (from == 0 && to == 0))
            return null;
        var (low, high) = (Math.Min(0, Math.Min(from, to)) * Room, Math.Max(0, Math.Max(from, to)) * Room);
        var (a, b) = (Place(from), Place(to));
        return new(Text(a), Text(b), Text(Math.Min(a, b)), Text(Math.Abs(a - b)));

        // Divided first: the span of two extreme numbers may not fit into a decimal.
        decimal Place(decimal value)
        {
            var span = high / 100 - low / 100;
            return span == 0 ? 0 : (value / 100 - low / 100) / span * 100;
        }
    }

    private static string Text(decimal share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
