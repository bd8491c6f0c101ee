using System.Diagnostics;
using System.Globalization;
using Marketplace.Search.Matching;

namespace Marketplace.Tests.Benchmarks.Matching;

/// <summary><c>match-speed [--companies N]</c>: one new demand against made-up companies, beside the bare BM25 query for the same words.</summary>
public static class SpeedCommand
{
    private const int Rounds = 11;
    private const int WordsOfCompany = 230;
    private const int WordsOfDemand = 400;

    public static Task<int> RunAsync(string[] args)
    {
        var companies = int.Parse(args.Option("--companies") ?? "50000", CultureInfo.InvariantCulture);
        var texts = new MadeUpTexts(7);
        var suppliers = Enumerable.Range(0, companies).Select(c => Supplier(c, texts)).ToList();
        var demands = Enumerable.Range(0, Rounds + 2).Select(d => Demand(d, texts)).ToList();
        var answers = Enumerable.Range(0, Math.Min(companies / 10, 5_000)).Select(a => new PastAnswer(
            Id(3, a), suppliers[a * 7 % companies].Id, Now.AddDays(-a % 900), null, texts.Text(a % MadeUpTexts.Topics, WordsOfDemand))).ToList();

        using var plain = new PlainBm25(suppliers.Select(s => (s.Id.ToString(), string.Join('\n', s.Works))));
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var clock = Stopwatch.StartNew();
        using var model = MatchModel.Build(suppliers, [], answers);
        var learnt = clock.Elapsed;
        var memory = GC.GetTotalMemory(forceFullCollection: true) - before;

        var (ours, bare) = (new List<double>(), new List<double>());
        foreach (var demand in demands)
        {
            var query = plain.Query(demand.Title + "\n" + demand.Text);
            clock.Restart();
            _ = plain.Hits(query, 200);
            bare.Add(clock.Elapsed.TotalMilliseconds);
            clock.Restart();
            _ = model.Rank(demand, 200);
            ours.Add(clock.Elapsed.TotalMilliseconds);
        }

        // The first two warm up.
        var ratios = ours.Zip(bare, (o, b) => o / b).Skip(2).Order().ToList();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{companies} companies, {answers.Count} answers: learnt in {learnt.TotalSeconds:0.0} s, {memory / 1e6:0} MB"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"match {Median(ours.Skip(2)):0.0} ms, bare BM25 {Median(bare.Skip(2)):0.0} ms, ratio {ratios[ratios.Count / 2]:0.00} ({ratios[0]:0.00}–{ratios[^1]:0.00}) over {Rounds} rounds"));
        return Task.FromResult(0);
    }

    private static DateTimeOffset Now => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static MatchCompany Supplier(int number, MadeUpTexts texts) => new()
    {
        Id = Id(1, number),
        Works = [.. Enumerable.Range(0, 4).Select(_ => texts.Text(number % MadeUpTexts.Topics, WordsOfCompany / 4))],
        ActiveAt = Now.AddDays(-number % 2_000),
        Newcomer = number % 3 == 0,
        Province = $"IR-{number % 31:00}",
    };

    private static MatchDemand Demand(int number, MadeUpTexts texts) => new()
    {
        Id = Id(2, number), Title = texts.Text(number, 8), Text = texts.Text(number, WordsOfDemand), OpenedAt = Now, Province = "IR-23",
    };

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted[sorted.Count / 2];
    }

    private static Guid Id(int kind, int number) => new(number, (short)kind, 0, 0, 0, 0, 0, 0, 0, 0, 0);
}

/// <summary>Texts with words as unevenly frequent as in language, of topics that share most of them. The same each time.</summary>
internal sealed class MadeUpTexts(int seed)
{
    public const int Topics = 200;

    private const int CommonWords = 30_000;
    private const int TopicWords = 300;
    private const double TopicShare = .3;

    private readonly Random _random = new(seed);

    public string Text(int topic, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ =>
        _random.NextDouble() < TopicShare ? Word(CommonWords + topic * TopicWords + Zipf(TopicWords)) : Word(Zipf(CommonWords))));

    // By the inverse of the cumulated 1/rank law.
    private int Zipf(int count) => (int)Math.Pow(count, _random.NextDouble()) - 1;

    private static string Word(int number)
    {
        Span<char> letters = stackalloc char[8];
        var length = 0;
        for (number += 100; number > 0; number /= 20)
        {
            letters[length++] = "bcdfghklmnprstvwxzjq"[number % 20];
            letters[length++] = "aeiou"[number % 5];
        }

        return new string(letters[..length]);
    }
}
