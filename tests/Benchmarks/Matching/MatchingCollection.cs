using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Marketplace.Search.Matching;

namespace Marketplace.Tests.Benchmarks.Matching;

/// <summary>A collection of demands and suppliers as the product's own documents.</summary>
public sealed class MatchingCollection
{
    private const int FewAwards = 2;

    private readonly Collection _collection;
    private readonly Collection? _history;
    private readonly Dictionary<Guid, string> _ids;
    private readonly Dictionary<string, Guid> _companyOfFirm;

    private MatchingCollection(Collection collection, Collection? history)
    {
        (_collection, _history) = (collection, history);
        _ids = collection.Documents.ToDictionary(d => Id("company", d.Id), d => d.Id);
        _companyOfFirm = collection.Documents.Where(d => d.Title.Length > 0).DistinctBy(d => Letters(d.Title)).ToDictionary(d => Letters(d.Title), d => Id("company", d.Id));
        Companies = [.. collection.Documents.Select(Company)];
        Demands = [.. collection.Queries.Select(Demand)];
        Few = collection.Documents.Where(d => d.Metadata.Awards <= FewAwards).Select(d => Id("company", d.Id)).ToHashSet();
    }

    public IReadOnlyList<MatchCompany> Companies { get; }

    public IReadOnlyList<MatchDemand> Demands { get; }

    /// <summary>Companies with few awards on record from before all demands, where the collection says how many.</summary>
    public IReadOnlySet<Guid> Few { get; }

    /// <summary>The companies as they stood with these answers, each of which was an award: who has none is a newcomer.</summary>
    public IReadOnlyList<MatchCompany> CompaniesOf(IReadOnlyList<PastAnswer> answers)
    {
        var answered = answers.Select(a => a.CompanyId).ToHashSet();
        return [.. Companies.Select(c => c with { Newcomer = !answered.Contains(c.Id) })];
    }

    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> Relevant => _collection.Relevant;

    public static async Task<MatchingCollection> ReadAsync(string directory, string? history) =>
        new(await Collection.ReadAsync(directory), history is null ? null : await Collection.ReadAsync(history));

    public string IdOf(MatchCompany company) => _ids[company.Id];

    public string IdOf(MatchDemand demand) => _collection.Queries[Demands.ToList().IndexOf(demand)].Id;

    /// <summary>What was known at the beginning of a year: answers of the years before and demands opened before.</summary>
    public (IReadOnlyList<MatchDemand> Demands, IReadOnlyList<PastAnswer> Answers) Before(int year)
    {
        if (_history is null) return ([], []);
        var start = Instant(year);
        return (
            [.. _history.Queries.Select(Demand).Where(d => d.OpenedAt < start)],
            [.. _history.Documents.Where(d => d.Metadata.Year < year && d.Metadata.Firm is not null)
                .Select(d => (Document: d, Company: _companyOfFirm.GetValueOrDefault(Letters(d.Metadata.Firm!))))
                .Select(d => new PastAnswer(
                    Id("answer", d.Document.Id),
                    d.Company == Guid.Empty ? Id("firm", Letters(d.Document.Metadata.Firm!)) : d.Company,
                    // Only the year is known, so it counts from the year's end.
                    Instant(d.Document.Metadata.Year!.Value + 1).AddSeconds(-1), Customers(d.Document.Metadata).Cast<Guid?>().FirstOrDefault(),
                    d.Document.Title + "\n" + d.Document.Text))]);
    }

    private static MatchCompany Company(CollectionText document) => new()
    {
        Id = Id("company", document.Id),
        // The name is not scored.
        Works = Works(document.Text),
        Customers = [.. document.Metadata.Agencies.Select(a => Id("customer", a))],
        ActiveAt = document.Metadata.LastYear is { } year ? Instant(year + 1).AddSeconds(-1) : null,
    };

    private static MatchDemand Demand(CollectionText query) => new()
    {
        Id = Id("demand", query.Id),
        Title = query.Title,
        Text = query.Text,
        OpenedAt = DateTime.TryParse(query.Metadata.Opened, CultureInfo.InvariantCulture, DateTimeStyles.None, out var opened)
            ? new DateTimeOffset(opened, TimeSpan.Zero)
            : Instant(2100),
        Customers = [.. Customers(query.Metadata)],
    };

    // One piece of work a line; a line that goes on in the middle of a sentence belongs to the one before.
    private static List<string> Works(string text)
    {
        var works = new List<string>();
        foreach (var line in text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            if (works.Count > 0 && !char.IsUpper(line[0]) && !char.IsDigit(line[0])) works[^1] += " " + line;
            else works.Add(line);
        return works;
    }

    private static IEnumerable<Guid> Customers(CollectionFacts facts) =>
        (string.IsNullOrWhiteSpace(facts.Branch) ? facts.Agency ?? "" : facts.Branch)
        .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(c => Id("customer", c));

    private static DateTimeOffset Instant(int year) => new(year, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static Guid Id(string kind, string id) => new(SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}/{id}")).AsSpan(0, 16));
}
