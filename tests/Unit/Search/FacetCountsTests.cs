using Marketplace.Search.Index;
using Marketplace.Search.Index.Lucene;
using Marketplace.Search.Queries;
using Shouldly;

namespace Marketplace.Tests.Unit.Search;

/// <summary>The index counts what asking each document by itself counts.</summary>
public sealed class FacetCountsTests : IAsyncDisposable
{
    private const int Documents = 600;
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);
    private readonly string _folder = Directory.CreateTempSubdirectory("facets-").FullName;
    private readonly LuceneIndex _index;

    public FacetCountsTests() => _index = new LuceneIndex(_folder, TimeProvider.System);

    public async ValueTask DisposeAsync()
    {
        await _index.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task Every_value_counts_those_that_all_other_filters_let_through()
    {
        var random = new Random(1405);
        var documents = Enumerable.Range(0, Documents).Select(_ => Document(random)).ToList();
        var generation = await _index.CreateAsync(CancellationToken.None);
        foreach (var (some, i) in documents.Chunk(150).Select((c, i) => (c, i)))
            await _index.WriteAsync(generation, [.. some.Select((d, j) => new IndexChange(d.Id, i * 150 + j + 1, d))], (i + 1) * 150, CancellationToken.None);
        await _index.PublishAsync(generation, CancellationToken.None);
        await _index.LiveAsync(CancellationToken.None);
        var askers = documents.Select(d => new DocumentMatcher(d, Now)).ToList();

        for (var i = 0; i < 80; i++)
        {
            var chosen = Chosen(random);
            var text = i % 2 == 0 ? null : "pump";
            var answer = await _index.SearchAsync(
                new IndexQuery(DocumentKind.Challenge, text is null ? null : TextQuery.Of(text, Vocabularies.Product), chosen, SortOrder.Newest, 0, 1, Now), CancellationToken.None);
            var about = string.Join(' ', chosen.Select(c => $"{c.Key}: {string.Join('|', c.Value)}"));

            answer.Total.ShouldBe(askers.Count(a => a.Answers(chosen, text, Vocabularies.Product)), about);
            foreach (var facet in Facets.Challenges)
                answer.Counts[facet.Name].ShouldBe(ValuesOf(facet, documents).Select(v => (Value: v, Count: Counted(facet.Name, v))).Where(v => v.Count > 0)
                    .ToDictionary(v => v.Value, v => v.Count), ignoreOrder: true, $"{facet.Name} with {about}");

            long Counted(string facet, string value) => askers.Count(a => a.Answers(new Dictionary<string, IReadOnlyList<string>>(chosen) { [facet] = [value] }, text, Vocabularies.Product));
        }
    }

    private static IEnumerable<string> ValuesOf(FacetField facet, IEnumerable<IndexDocument> documents) => facet.Ranges is { } ranges
        ? ranges(Now).Select(r => r.Value)
        : documents.SelectMany(d => d.Keywords.GetValueOrDefault(facet.Field) ?? []).Distinct();

    private static Dictionary<string, IReadOnlyList<string>> Chosen(Random random) => Facets.Challenges.Where(_ => random.Next(5) == 0).ToDictionary(f => f.Name, f => f.Ranges is { } ranges
        ? (IReadOnlyList<string>)[.. random.GetItems([.. ranges(Now).Select(r => r.Value)], 2)]
        : [$"{f.Field}{random.Next(4)}", $"{f.Field}{random.Next(4)}"]);

    // On, before and behind the edges of ranges; some fields in no, one or several values.
    private static IndexDocument Document(Random random) => new(
        Guid.CreateVersion7(), DocumentKind.Challenge, [new WeightedText(random.Next(3) == 0 ? "vacuum pump" : "furnace")],
        Facets.Challenges.Where(f => f.Ranges is null).ToDictionary(f => f.Field, f => (IReadOnlyList<string>)[.. Enumerable.Range(0, f.Field is "field" or "isic" ? random.Next(3) : random.Next(2)).Select(_ => $"{f.Field}{random.Next(4)}").Distinct()]),
        Facets.Challenges.Where(f => f.Ranges is not null).ToDictionary(f => f.Field, f => random.GetItems(
            [.. f.Ranges!(Now).SelectMany(r => (long[])[r.From, r.From - 1, r.To == long.MaxValue ? r.From + 7 : r.To]).Append(Facets.NotSaid)], 1)[0]));
}
