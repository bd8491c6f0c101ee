using Marketplace.Contracts.Companies;
using Marketplace.Search.Matching;

namespace Marketplace.Tests.Unit.Search.Matching;

/// <summary>Companies and demands as small as a test needs them.</summary>
internal static class Sample
{
    public static readonly DateTimeOffset Now = new(2026, 11, 25, 8, 0, 0, TimeSpan.Zero);

    public static readonly MatchCompany Foundry = new()
    {
        Id = Id(1), Kind = CompanyKind.KnowledgeBasedFirm, Province = "IR-03", IsicCodes = ["2431"], Capabilities = [new Capability("metallurgy-casting", 8)],
        Works = ["Reduced gas porosity in grey iron castings for pump housings by changing the gating of sand moulds.", "شبیه‌سازی انجماد قطعه‌های چدنی"],
    };

    public static readonly MatchCompany Dairy = new()
    {
        Id = Id(2), Kind = CompanyKind.Startup, Province = "IR-23", IsicCodes = ["1050"], Capabilities = [new Capability("food-agriculture", 7)],
        Works = ["Sensors that watch the fermentation of yoghurt and keep its acidity.", "پایش ماندگاری شیر پاستوریزه"],
    };

    public static readonly MatchCompany Software = new()
    {
        Id = Id(3), Kind = CompanyKind.Startup, Province = "IR-10", IsicCodes = ["6201"], Capabilities = [new Capability("ict-software", 9)],
        Works = ["Warehouse software that traces pallets.", "نرم‌افزار برنامه‌ریزی تولید"],
    };

    public static readonly MatchDemand Porosity = new()
    {
        Id = Id(100), Title = "Porosity in cast iron pump housings", Text = "Every fifth casting leaks because of gas porosity. We need castings without pores.",
        OpenedAt = Now, ClosesAt = Now.AddDays(30), Customers = [Id(90)], Fields = ["metallurgy-casting"], IsicCode = "2431", RequiredTrl = 7, Province = "IR-03",
    };

    public static readonly MatchDemand Milk = new()
    {
        Id = Id(101), Title = "ماندگاری شیر", Text = "شیر پاستوریزه پس از سه روز ترش می‌شود و باید ماندگاری آن بیشتر شود.",
        OpenedAt = Now, ClosesAt = Now.AddDays(20), Customers = [Id(91)], Fields = ["food-agriculture"], IsicCode = "1050", RequiredTrl = 6, Province = "IR-23",
    };

    public static Guid Id(int number) => new(number, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /// <summary>A market of made-up texts large enough to learn meaning from. The same each time.</summary>
    public static (IReadOnlyList<MatchCompany> Companies, IReadOnlyList<MatchDemand> Demands) Market(int companies, int seed = 5)
    {
        var random = new Random(seed);
        var topics = Enumerable.Range(0, 12).Select(t => Enumerable.Range(0, 40).Select(w => $"{(char)('a' + t)}word{(char)('a' + w % 26)}{w}").ToArray()).ToArray();
        string Text(string[] topic, int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => random.Next(4) == 0 ? $"common{random.Next(60)}" : topic[random.Next(topic.Length)]));
        return (
            [.. Enumerable.Range(0, companies).Select(c => new MatchCompany
            {
                Id = Id(1000 + c), Works = [.. Enumerable.Range(0, 3).Select(_ => Text(topics[c % topics.Length], 30))], Newcomer = c % 4 == 0, ActiveAt = Now.AddDays(-c),
            })],
            [.. Enumerable.Range(0, topics.Length).Select(t => new MatchDemand { Id = Id(5000 + t), Title = Text(topics[t], 5), Text = Text(topics[t], 60), OpenedAt = Now })]);
    }
}
