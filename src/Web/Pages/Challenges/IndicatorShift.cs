using System.Globalization;

namespace Marketplace.Web.Pages.Challenges;

/// <summary>How far an indicator is to go, drawn from the edge of the reading direction: lengths as SVG wants them, such as <c>26.7%</c>.</summary>
/// <param name="From">Where it is today.</param>
/// <param name="To">Where it is to be.</param>
/// <param name="Start">The lesser of both.</param>
/// <param name="Length">What lies between.</param>
public sealed record IndicatorShift(string From, string To, string Start, string Length)
{
    private const double Room = 1.3;

    /// <summary>Null when one of both is unknown, or both are nothing.</summary>
    public static IndicatorShift? Of(decimal? baseline, decimal? target)
    {
        if (baseline is null || target is null || (baseline == 0 && target == 0))
            return null;
        var (from, to) = ((double)baseline, (double)target);
        var (low, high) = (Math.Min(0, Math.Min(from, to)) * Room, Math.Max(0, Math.Max(from, to)) * Room);
        var (a, b) = (Place(from), Place(to));
        return new(Text(a), Text(b), Text(Math.Min(a, b)), Text(Math.Abs(a - b)));

        double Place(double value) => (value - low) / (high - low) * 100;
    }

    private static string Text(double share) => share.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
