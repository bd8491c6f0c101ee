using System.Globalization;

namespace Marketplace.Tests.Benchmarks;

/// <summary>Times the product and its bare twin in turn, in one run on one machine. The figure is the ratio; absolute times say little.</summary>
public static class Rounds
{
    public const int Least = 7;

    /// <param name="what">The row of the table.</param>
    /// <param name="amount">How many things one round does.</param>
    /// <param name="product">One round of the product; returns what it took.</param>
    /// <param name="twin">The same work by the smallest program that could do it.</param>
    public static async Task<Result> CompareAsync(string what, int amount, Func<Task<TimeSpan>> product, Func<Task<TimeSpan>> twin, int rounds = Least)
    {
        await twin();
        await product();
        var (ours, bare) = (new List<double>(), new List<double>());
        for (var round = 0; round < rounds; round++)
        {
            bare.Add((await twin()).TotalSeconds);
            ours.Add((await product()).TotalSeconds);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  round {round + 1}: product {amount / ours[^1]:N0}/s, twin {amount / bare[^1]:N0}/s, ratio of rates {bare[^1] / ours[^1]:0.00}"));
        }

        return new Result(what, amount / Median(ours), amount / Median(bare), [.. ours.Zip(bare, (o, b) => b / o).Order()]);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static double Percentile(IReadOnlyList<double> values, double share) => values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * share)));
}

/// <summary>A row of the table in docs/benchmarks.md.</summary>
/// <param name="Ratios">Product's rate over the twin's, a round each, sorted.</param>
public sealed record Result(string What, double Rate, double TwinRate, IReadOnlyList<double> Ratios)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"| {What} | {Rate:N0}/s | {TwinRate:N0}/s | {Rounds.Median(Ratios):0.00} | {Ratios[0]:0.00}–{Ratios[^1]:0.00} |");

    public const string Heading = "| what | product | bare twin | ratio, median | lowest–highest |\n|---|---|---|---|---|";
}
