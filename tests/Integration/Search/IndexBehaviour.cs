using Marketplace.Search.Documents;
using Marketplace.Search.Feeding;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Elastic;
using Marketplace.Search.Index.Lucene;
using Marketplace.Search.Queries;
using Shouldly;

namespace Marketplace.Tests.Integration.Search;

/// <summary>What every engine must do alike: on Lucene always, on a cluster when <c>ELASTICSEARCH_URL</c> names one.</summary>
public abstract class IndexBehaviour
{
    private protected abstract ISearchIndex Create();

    [Fact]
    public async Task Finds_the_same_in_the_same_order()
    {
        await using var index = Create();
        await FillAsync(index, Document(1, "ریخته‌گری چدن"), Document(2, "قطعه‌های ریختهگری شدهٔ چدنی در کوره"), Document(3, "iron casting furnace"), Document(4, "رنگرزی نخ"));
        (await IdsAsync(index, "ریخته گری")).ShouldBe([1, 2, 3]);
        (await IdsAsync(index, "casting")).ShouldBe([1, 2, 3], ignoreOrder: true);
        (await IdsAsync(index, "نخ")).ShouldBe([4]);
    }

    [Theory, InlineData("Vehicles"), InlineData("پمپ‌های خلأ"), InlineData("CNC")]
    public async Task Puts_a_title_typed_whole_first(string title)
    {
        await using var index = Create();
        var others = string.Join(' ', Enumerable.Range(0, 400).Select(i => $"word{i}"));
        await FillAsync(index, [Titled(1, title, others), .. Enumerable.Range(2, 30).Select(i => Titled(i, $"{title} {title} number {i}", $"{title} {title}"))]);
        (await IdsAsync(index, title))[0].ShouldBe(1);
        (await IdsAsync(index, title.ToLowerInvariant() + " ."))[0].ShouldBe(1);
    }

    [Fact]
    public async Task Replaces_and_removes_and_takes_no_older_change_for_newer()
    {
        await using var index = Create();
        var generation = await FillAsync(index, Document(1, "پمپ"), Document(2, "پمپ"));
        await index.WriteAsync(generation, [new IndexChange(Id(1), 3, Document(1, "کمپرسور")), new IndexChange(Id(2), 4, null)], 4, CancellationToken.None);
        (await IdsAsync(index, "پمپ")).ShouldBeEmpty();
        (await IdsAsync(index, "کمپرسور")).ShouldBe([1]);
        (await index.CursorAsync(generation, CancellationToken.None)).ShouldBe(4);
        (await index.CountAsync(CancellationToken.None)).ShouldBe(1);
    }

    [Fact]
    public async Task Puts_a_new_generation_in_place_of_the_old()
    {
        await using var index = Create();
        var first = await FillAsync(index, Document(1, "پمپ"));
        var second = await FillAsync(index, Document(2, "پمپ"));
        second.ShouldNotBe(first);
        (await index.LiveAsync(CancellationToken.None)).ShouldBe(second);
        (await IdsAsync(index, "پمپ")).ShouldBe([2]);
        (await index.IsWholeAsync(CancellationToken.None)).ShouldBeTrue();
    }

    [Fact]
    public async Task Counts_values_beside_what_is_chosen()
    {
        await using var index = Create();
        await FillAsync(index, Document(1, "پمپ", "mining", 5), Document(2, "پمپ", "robotics", 8), Document(3, "پمپ", "mining", 8));
        var answer = await index.SearchAsync(Query("پمپ", new() { ["field"] = ["mining"], ["trl"] = ["7-9"] }), CancellationToken.None);
        answer.Hits.Select(h => h.Id).ShouldBe([Id(3)]);
        answer.Counts["field"].ShouldBe(new Dictionary<string, long> { ["mining"] = 1, ["robotics"] = 1 }, ignoreOrder: true);
        answer.Counts["trl"].GetValueOrDefault("4-6").ShouldBe(1);
        answer.Counts["trl"]["7-9"].ShouldBe(1);
    }

    [Fact]
    public async Task Suggests_and_corrects_from_its_own_words()
    {
        await using var index = Create();
        await FillAsync(index, Document(1, "شرکت دانش‌بنیان electrolysis"), Document(2, "دانش‌بنیان"), Document(3, "دانشگاه"));
        (await index.SuggestAsync(Suggestible.Typed("دانش‌ب"), 5, CancellationToken.None)).ShouldBe(["دانش‌بنیان"]);
        (await index.SuggestAsync(Suggestible.Typed("دان"), 5, CancellationToken.None)).ShouldBe(["دانش‌بنیان", "دانشگاه"]);
        var nearest = await index.CorrectAsync(["elektrolysis", "electrolysis", "دانشکاه", "xyzzyq"], CancellationToken.None);
        nearest.ShouldBe(new Dictionary<string, string> { ["elektrolysis"] = "electrolysis", ["دانشکاه"] = "دانشگاه" }, ignoreOrder: true);
    }

    private static Guid Id(int number) => new(number, 0, 0, new byte[8]);

    private static IndexDocument Document(int number, string text, string field = "mining", int trl = 7) => new(Id(number), DocumentKind.Challenge, [new WeightedText(text)],
        new Dictionary<string, IReadOnlyList<string>> { ["field"] = [field] }, new Dictionary<string, long> { ["trl"] = trl, ["newest"] = number, ["budget"] = number, ["closes"] = -1, ["open_until"] = number });

    private static IndexDocument Titled(int number, string title, string text) => Document(number, text) with { Text = DocumentText.Of(title, [text]) };

    private static IndexQuery Query(string text, Dictionary<string, IReadOnlyList<string>>? chosen = null) =>
        new(DocumentKind.Challenge, TextQuery.Of(text, Vocabularies.Product), chosen ?? [], SortOrder.Relevance, 0, 10, DateTimeOffset.UnixEpoch);

    private static async Task<string> FillAsync(ISearchIndex index, params IndexDocument[] documents)
    {
        var generation = await index.CreateAsync(CancellationToken.None);
        await index.WriteAsync(generation, [.. documents.Select((d, i) => new IndexChange(d.Id, i + 1, d))], documents.Length, CancellationToken.None);
        await index.PublishAsync(generation, CancellationToken.None);
        await index.LiveAsync(CancellationToken.None);
        return generation;
    }

    private static async Task<IReadOnlyList<int>> IdsAsync(ISearchIndex index, string text) =>
        [.. (await index.SearchAsync(Query(text), CancellationToken.None)).Hits.Select(h => BitConverter.ToInt32(h.Id.ToByteArray()))];
}

public sealed class LuceneBehaviour : IndexBehaviour, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("marketplace-index-").FullName;

    private protected override ISearchIndex Create() => new LuceneIndex(_folder, TimeProvider.System);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}

public sealed class ElasticBehaviour : IndexBehaviour
{
    private protected override ISearchIndex Create()
    {
        var cluster = Environment.GetEnvironmentVariable("ELASTICSEARCH_URL");
        Assert.SkipWhen(string.IsNullOrEmpty(cluster), "No cluster: ELASTICSEARCH_URL is not set.");
        return new ElasticIndex(ElasticConnection.To(cluster!), new Cursors(), TimeProvider.System, $"test-{Guid.CreateVersion7():N}");
    }

    private sealed class Cursors : IElasticCursors
    {
        private readonly Dictionary<string, long> _read = [];

        public Task<long> ReadAsync(string generation, CancellationToken ct) => Task.FromResult(_read.GetValueOrDefault(generation));

        public Task WriteAsync(string generation, long sequence, IReadOnlyList<RefusedDocument> refused, CancellationToken ct)
        {
            _read[generation] = sequence;
            return Task.CompletedTask;
        }
    }
}
