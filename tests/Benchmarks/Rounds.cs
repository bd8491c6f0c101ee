using System.Diagnostics;
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
    public static async Task<Comparison> CompareAsync(string what, int amount, Func<Task<TimeSpan>> product, Func<Task<TimeSpan>> twin, int rounds = Least)
    {
        async Task<Round> Of(Func<Task<TimeSpan>> side)
        {
            var before = Environment.CpuUsage.TotalTime;
            var took = await side();
            return new(amount, took, Environment.CpuUsage.TotalTime - before, []);
        }

        return await CompareEachAsync(what, () => Of(product), () => Of(twin), rounds);
    }

    /// <summary>The same where the time of each single thing counts as well.</summary>
    /// <param name="warmUp">Rounds of the product that do not count: what runs for weeks in service is not measured while it is still being compiled.</param>
    public static async Task<Comparison> CompareEachAsync(string what, Func<Task<Round>> product, Func<Task<Round>> twin, int rounds = Least, int warmUp = 1)
    {
        await twin();
        for (var round = 0; round < warmUp; round++) await product();
        var pairs = new List<(Round Product, Round Twin)>();
        for (var round = 1; round <= rounds; round++)
        {
            var bare = await twin();
            var ours = await product();
            pairs.Add((ours, bare));
            var times = ours.Each.Count == 0 ? "" : Text($", p50 {ours.Percentile(.5):0.00} beside {bare.Percentile(.5):0.00} ms");
            Console.WriteLine(Text($"  round {round}: {ours.Rate:N0}/s beside {bare.Rate:N0}/s{times}"));
        }

        return new Comparison(what, pairs);
    }

    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[sorted.Count / 2 - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static double Percentile(IReadOnlyList<double> values, double share) => values.Order().ElementAt(Math.Min(values.Count - 1, (int)(values.Count * share)));

    internal static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}

/// <summary>What one round did.</summary>
/// <param name="Took">Altogether.</param>
/// <param name="Cpu">What this process computed meanwhile. Unlike times, it is not stretched by what else the machine does.</param>
/// <param name="Each">Milliseconds of each thing; empty where only the whole is timed.</param>
public sealed record Round(int Amount, TimeSpan Took, TimeSpan Cpu, IReadOnlyList<double> Each)
{
    public double Rate => Amount / Took.TotalSeconds;

    public double Percentile(double share) => Rounds.Percentile(Each, share);

    /// <summary>Does so many things, each caller taking the next as soon as it has done one.</summary>
    public static async Task<Round> OfAsync(int callers, int amount, Func<int, Task> one)
    {
        var each = new double[amount];
        var next = -1;
        var before = Environment.CpuUsage.TotalTime;
        var watch = Stopwatch.StartNew();
        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => Task.Run(async () =>
        {
            for (var i = Interlocked.Increment(ref next); i < amount; i = Interlocked.Increment(ref next))
            {
                var started = Stopwatch.GetTimestamp();
                await one(i);
                each[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
            }
        })));
        return new Round(amount, watch.Elapsed, Environment.CpuUsage.TotalTime - before, each);
    }
}

/// <summary>The rounds of both sides, read in several ways.</summary>
public sealed record Comparison(string What, IReadOnlyList<(Round Product, Round Twin)> Pairs)
{
    /// <summary>Rates: more is better.</summary>
    public Result Rate => new(What, Rounds.Text($"{Rounds.Median(Pairs.Select(p => p.Product.Rate)):N0}/s"), Rounds.Text($"{Rounds.Median(Pairs.Select(p => p.Twin.Rate)):N0}/s"),
        [.. Pairs.Select(p => p.Product.Rate / p.Twin.Rate).Order()]);

    /// <summary>Computing per thing, for what is done in this process alone: less is better.</summary>
    public Result Computing => new(
        $"{What}, computing", Rounds.Text($"{Rounds.Median(Pairs.Select(p => CpuEach(p.Product))):0.00} ms"), Rounds.Text($"{Rounds.Median(Pairs.Select(p => CpuEach(p.Twin))):0.00} ms"),
        [.. Pairs.Select(p => CpuEach(p.Product) / CpuEach(p.Twin)).Order()]);

    private static double CpuEach(Round round) => round.Cpu.TotalMilliseconds / round.Amount;

    /// <summary>Times of single things, such as .99 for the slowest in a hundred: less is better. The figures are of all rounds together, the ratios of each.</summary>
    public Result Times(double share) => new(
        Rounds.Text($"{What}, p{share * 100:0}"),
        Rounds.Text($"{Rounds.Percentile([.. Pairs.SelectMany(p => p.Product.Each)], share):0.00} ms"),
        Rounds.Text($"{Rounds.Percentile([.. Pairs.SelectMany(p => p.Twin.Each)], share):0.00} ms"),
        [.. Pairs.Select(p => p.Product.Percentile(share) / p.Twin.Percentile(share)).Order()]);
}

/// <summary>A row of the table in docs/benchmarks.md.</summary>
/// <param name="Ratios">Product over twin, a round each, sorted.</param>
public sealed record Result(string What, string Product, string Twin, IReadOnlyList<double> Ratios)
{
    public override string ToString() => Rounds.Text($"| {What} | {Product} | {Twin} | {Rounds.Median(Ratios):0.00} | {Ratios[0]:0.00}–{Ratios[^1]:0.00} |");

    public const string Heading = "| what | product | bare twin | ratio, median | lowest–highest |\n|---|---|---|---|---|";
}
