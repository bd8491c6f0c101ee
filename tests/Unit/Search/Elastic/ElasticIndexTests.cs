using System.Text.Json;
using Marketplace.Search.Feeding;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Elastic;
using Marketplace.Search.Queries;
using Shouldly;

namespace Marketplace.Tests.Unit.Search.Elastic;

public sealed class ElasticIndexTests
{
    private const string Found = """{"took":1,"timed_out":false,"_shards":{"total":1,"successful":1,"skipped":0,"failed":0},"hits":{"total":{"value":0,"relation":"eq"},"hits":[]},"aggregations":{}}""";
    private const string Entries = """{"took":1,"timed_out":false,"_shards":{"total":1,"successful":1,"skipped":0,"failed":0},"hits":{"total":{"value":0,"relation":"eq"},"hits":[]},"aggregations":{"entries":{"buckets":[{"key":"casting\u001fcasting","doc_count":2}]}}}""";

    [Fact]
    public async Task Every_request_is_one_the_cluster_knows()
    {
        var world = new ClosedWorld(SharedData.Find("standards/elasticsearch/openapi-subset.json"));
        var cluster = new Cluster((method, path, body) => path switch
        {
            "_alias/niazgah-search" or "niazgah-search-*/_alias" => (200, """{"niazgah-search-0":{"aliases":{"niazgah-search":{}}}}"""),
            "_bulk" => (200, Bulk(body!, _ => 200)),
            _ when path.EndsWith("_search", StringComparison.Ordinal) => (200, body!.Contains("\"entries\"", StringComparison.Ordinal) ? Entries : Found),
            _ when path.EndsWith("_count", StringComparison.Ordinal) => (200, """{"count":7,"_shards":{"total":1,"successful":1,"skipped":0,"failed":0}}"""),
            _ => (200, """{"acknowledged":true}"""),
        });
        await using var index = On(cluster, out _);

        var generation = await index.CreateAsync(CancellationToken.None);
        await index.WriteAsync(generation, [Change(1), Change(2), new IndexChange(Guid.CreateVersion7(), 3, null)], 3, CancellationToken.None);
        await index.PublishAsync(generation, CancellationToken.None);
        await index.LiveAsync(CancellationToken.None);
        await index.IsWholeAsync(CancellationToken.None);
        (await index.CountAsync(CancellationToken.None)).ShouldBe(7);
        await index.SuggestAsync("نا", 5, CancellationToken.None);
        await index.CorrectAsync(["castng", "electrolisys", "ریخته"], CancellationToken.None);
        string?[] texts = [null, "پمپ", "vacuum pump 316L", "ریخته‌گری دانش بنیان CNC machine tool", "a b c d e f g h i j k l \"*?[]{}\\"];
        foreach (var text in texts)
            foreach (var sort in Enum.GetValues<SortOrder>())
                foreach (var kind in Enum.GetValues<DocumentKind>())
                    foreach (var chosen in Choices(kind))
                        await index.SearchAsync(new IndexQuery(kind, text is null ? null : TextQuery.Of(text, Vocabularies.Product), chosen, sort, 20, 20, DateTimeOffset.UnixEpoch), CancellationToken.None);
        var question = Feedback.Widen(TextQuery.Of("how do vacuum pumps fail in wet service", Vocabularies.Product)!, [new IndexHit(Guid.CreateVersion7(), 3)], [[new WeightedText(string.Join(' ', Enumerable.Range(0, 30).Select(i => $"word{i}x")))]]);
        await index.SearchAsync(new IndexQuery(DocumentKind.Company, question, Wanted.NothingChosen, SortOrder.Relevance, 0, 10, DateTimeOffset.UnixEpoch, Facets: false), CancellationToken.None);

        cluster.Requests.Count.ShouldBeGreaterThan(100);
        foreach (var (method, path, body) in cluster.Requests) world.Check(method.Method, path, body).ShouldBeEmpty($"{method} {path} {body?[..Math.Min(body.Length, 1500)]}");
    }

    [Theory]
    [InlineData("POST", "x/_search", """{"query":{"match_al":{}}}""")]
    [InlineData("POST", "x/_search", """{"query":{"bool":{"shoud":[]}}}""")]
    [InlineData("POST", "x/_search", """{"aggregations":{"a":{"terms":{"feild":"x"}}}}""")]
    [InlineData("PUT", "x", """{"mappings":{"properties":{"a":{"type":"text","analyser":"whitespace"}}}}""")]
    [InlineData("POST", "_aliases", """{"actions":[{"ad":{"index":"a","alias":"b"}}]}""")]
    [InlineData("POST", "_bulk", "{\"index\":{\"_indx\":\"a\"}}\n{}\n")]
    [InlineData("POST", "_serch", "{}")]
    public void A_misspelt_request_is_noticed(string method, string path, string body) =>
        new ClosedWorld(SharedData.Find("standards/elasticsearch/openapi-subset.json")).Check(method, path, body).ShouldNotBeEmpty();

    [Theory]
    [InlineData("indices.update_aliases/request/IndicesUpdateAliasesExample1.yaml", "POST", "_aliases")]
    [InlineData("indices.create/request/indicesCreateRequestExample1.yaml", "PUT", "x")]
    [InlineData("indices.create/request/indicesCreateRequestExample2.yaml", "PUT", "x")]
    public void Published_requests_are_accepted(string example, string method, string path) =>
        new ClosedWorld(SharedData.Find("standards/elasticsearch/openapi-subset.json")).Check(method, path, Examples.Read(example)).Where(e => !e.Contains("number_of_", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void Published_answers_are_read()
    {
        ElasticAnswers.Search(JsonElement.Parse(Examples.Read("search/200_response/SearchResponseExample1.yaml"))).Total.ShouldBe(20);
        var items = ElasticAnswers.Bulk(JsonElement.Parse(Examples.Read("bulk/response/BulkResponseExample1.yaml")));
        items.Select(i => i.Action).ShouldBe(["index", "delete", "create", "update"]);
        items.ShouldAllBe(i => i.IsDone);
        ElasticAnswers.Bulk(JsonElement.Parse(Examples.Read("bulk/response/BulkResponseExample2.yaml"))).ShouldContain(i => !i.IsDone && i.Reason.Length > 0);
        JsonElement.Parse(Examples.Read("count/200_response/CountResponseExample1.yaml")).GetProperty("count").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task What_the_cluster_was_too_busy_for_goes_again_and_what_it_refuses_is_set_aside()
    {
        var (busy, bad) = (Change(1), Change(2));
        var rounds = 0;
        var cluster = new Cluster((_, path, body) => path != "_bulk" ? (200, """{"acknowledged":true}""") : (200, Bulk(body!, id => id == bad.Id.ToString("N") ? 400 : id == busy.Id.ToString("N") && rounds++ == 0 ? 429 : 201)));
        await using var index = On(cluster, out var cursors);

        await index.WriteAsync("g", [busy, bad, Change(3)], 3, CancellationToken.None);

        cluster.Requests.Count(r => r.Path == "_bulk").ShouldBe(2);
        cluster.Requests.Last(r => r.Path == "_bulk").Body!.ShouldContain(busy.Id.ToString("N"));
        cursors.Sequence.ShouldBe(3);
        cursors.Refused.ShouldHaveSingleItem().Id.ShouldBe(bad.Id);
    }

    [Fact]
    public async Task A_cluster_that_stays_busy_moves_the_cursor_not_at_all()
    {
        var cluster = new Cluster((_, path, body) => (200, path == "_bulk" ? Bulk(body!, _ => 429) : "{}"));
        await using var index = On(cluster, out var cursors);

        (await Should.ThrowAsync<IndexUnavailableException>(() => index.WriteAsync("g", [Change(1)], 1, CancellationToken.None))).IsAway.ShouldBeTrue();
        cursors.Sequence.ShouldBe(0);
    }

    [Fact]
    public async Task A_newer_change_already_there_counts_as_done()
    {
        var cluster = new Cluster((_, path, body) => (200, path == "_bulk" ? Bulk(body!, _ => 409) : "{}"));
        await using var index = On(cluster, out var cursors);
        await index.WriteAsync("g", [Change(5)], 5, CancellationToken.None);
        (cursors.Sequence, cursors.Refused.Count).ShouldBe((5, 0));
    }

    [Theory]
    [InlineData("""{"acknowledged":true,"errors":true,"action_results":[]}""")]
    [InlineData("""{"acknowledged":false}""")]
    public async Task A_swap_that_was_not_taken_whole_is_no_swap(string answer)
    {
        var cluster = new Cluster((_, path, _) => path == "_aliases" ? (200, answer) : (404, "{}"));
        await using var index = On(cluster, out _);
        await Should.ThrowAsync<IndexUnavailableException>(() => index.PublishAsync("g", CancellationToken.None));
    }

    [Theory]
    [InlineData(200, """{"timed_out":true,"_shards":{"failed":0},"hits":{"hits":[]}}""", true)]
    [InlineData(200, """{"timed_out":false,"_shards":{"failed":1},"hits":{"hits":[]}}""", true)]
    [InlineData(503, "{}", true)]
    [InlineData(404, """{"error":"index_not_found_exception"}""", false)]
    public async Task Part_of_an_answer_is_no_answer(int status, string body, bool away)
    {
        await using var index = On(new Cluster((_, _, _) => (status, body)), out _);
        var query = new IndexQuery(DocumentKind.Challenge, null, new Dictionary<string, IReadOnlyList<string>>(), SortOrder.Newest, 0, 10, DateTimeOffset.UnixEpoch);
        (await Should.ThrowAsync<IndexUnavailableException>(() => index.SearchAsync(query, CancellationToken.None))).IsAway.ShouldBe(away);
    }

    private static IEnumerable<Dictionary<string, IReadOnlyList<string>>> Choices(DocumentKind kind) => kind == DocumentKind.Challenge
        ? [[], new() { ["field"] = ["nanotechnology", "mining"], ["budget"] = ["hidden", "from-20b"], ["closing"] = ["30"] }]
        : [[], new() { ["kind"] = ["Startup"] }];

    private static ElasticIndex On(Cluster cluster, out Cursors cursors) => new(new ElasticConnection(cluster.Client()), cursors = new Cursors(), TimeProvider.System);

    private static IndexChange Change(long sequence)
    {
        var id = Guid.CreateVersion7();
        return new IndexChange(id, sequence, new IndexDocument(id, DocumentKind.Challenge, [new WeightedText("ریخته‌گری چدن casting", 2)],
            new Dictionary<string, IReadOnlyList<string>> { ["field"] = ["metallurgy-casting"] }, new Dictionary<string, long> { ["trl"] = 6 }));
    }

    private static string Bulk(string body, Func<string, int> status) => JsonSerializer.Serialize(new
    {
        took = 1,
        errors = true,
        items = body.TrimEnd('\n').Split('\n').Select(l => JsonElement.Parse(l)).Where(l => l.TryGetProperty("index", out _) || l.TryGetProperty("delete", out _)).Select(l =>
        {
            var action = l.EnumerateObject().First();
            var id = action.Value.GetProperty("_id").GetString()!;
            return new Dictionary<string, object> { [action.Name] = new { _index = "g", _id = id, status = status(id), error = new { type = "mapper_parsing_exception", reason = "no" } } };
        }),
    });

    private sealed class Cursors : IElasticCursors
    {
        public long Sequence { get; private set; }

        public List<RefusedDocument> Refused { get; } = [];

        public Task<long> ReadAsync(string generation, CancellationToken ct) => Task.FromResult(Sequence);

        public Task WriteAsync(string generation, long sequence, IReadOnlyList<RefusedDocument> refused, CancellationToken ct)
        {
            Sequence = sequence;
            Refused.AddRange(refused);
            return Task.CompletedTask;
        }
    }
}
