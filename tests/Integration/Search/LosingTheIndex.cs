using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Search;
using Marketplace.Search.Feeding;
using Marketplace.Search.Index;
using Marketplace.Search.Index.Lucene;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;

namespace Marketplace.Tests.Integration.Search;

public sealed class LosingTheIndex
{
    [Theory, InlineData("delete"), InlineData("truncate"), InlineData("garble")]
    public async Task Is_said_and_mended_with_nothing_missing(string harm)
    {
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(Parts.Embedded, []), null, "search");
        var (api, mark) = (app.Api<ISearchApi>(null), SearchSteps.Unique());
        await app.TellAsync([.. Enumerable.Range(0, 30).Select(i => SearchSteps.Challenge($"{mark} number {i}"))]);
        await Eventually.HoldsAsync(async () => await api.Challenges(new ChallengeQuery { Q = mark }) is { Degraded: false, Total: 30 });
        var before = await IdsAsync(api, mark);
        var folder = Path.Combine(app.Folder, "index");
        var live = await File.ReadAllTextAsync(Path.Combine(folder, "live"));
        await Eventually.HoldsAsync(() => Task.FromResult(Directory.GetFiles(Path.Combine(folder, live), "_*").Length > 0));

        // Moved first: a folder that is still written to cannot be deleted in one go.
        if (harm == "delete") Directory.Move(folder, Path.Combine(app.Folder, "deleted"));
        foreach (var file in harm == "delete" ? [] : Directory.GetFiles(Path.Combine(folder, live), "_*"))
        {
            var bytes = await File.ReadAllBytesAsync(file);
            if (harm == "truncate") Array.Resize(ref bytes, bytes.Length / 2);
            else Random.Shared.NextBytes(bytes);
            await File.WriteAllBytesAsync(file, bytes);
        }

        await Eventually.HoldsAsync(async () => File.Exists(Path.Combine(folder, "live")) && await File.ReadAllTextAsync(Path.Combine(folder, "live")) != live);
        await Eventually.HoldsAsync(async () => await api.Challenges(new ChallengeQuery { Q = mark }) is { Degraded: false, Total: 30 });
        (await IdsAsync(api, mark)).ShouldBe(before, ignoreOrder: true);
    }

    [Fact]
    public async Task Leaves_a_search_that_says_so_and_answers_from_the_database()
    {
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(Parts.Embedded, []), b => b.Services.AddSingleton<ISearchIndex, NoIndex>(), "search");
        var (api, mark) = (app.Api<ISearchApi>(null), SearchSteps.Unique());
        await app.TellAsync(SearchSteps.Challenge($"{mark} پمپ‌های خلأ", "mining pump"), SearchSteps.Challenge($"{mark} other") with { Fields = ["mining"] }, SearchSteps.Challenge($"{mark} draft", state: ChallengeState.InReview));

        await Eventually.HoldsAsync(async () => await api.Challenges(new ChallengeQuery { Q = mark }) is { Degraded: true, Total: 2 });
        (await api.Challenges(new ChallengeQuery { Q = $"پمپ {mark}" })).Items.ShouldHaveSingleItem();
        (await api.Challenges(new ChallengeQuery { Q = mark, Field = ["mining"] })).Items.ShouldHaveSingleItem().Title.ShouldBe($"{mark} other");
        (await api.Suggestions("پمپ")).ShouldBeEmpty();
        (await app.Http(null).GetStringAsync(new Uri("/health/ready", UriKind.Relative))).ShouldContain("\"index\":\"degraded\"");
    }

    [Fact]
    public async Task Is_not_what_a_new_version_means_which_builds_an_older_index_anew()
    {
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(Parts.Embedded, []), null, "search");
        var mark = SearchSteps.Unique();
        await app.TellAsync([.. Enumerable.Range(0, 30).Select(i => SearchSteps.Challenge($"{mark} number {i}"))]);
        await Eventually.HoldsAsync(async () => await app.Api<ISearchApi>(null).Challenges(new ChallengeQuery { Q = mark }) is { Degraded: false, Total: 30 });
        var folder = Path.Combine(app.Folder, "older");
        string built;
        await using (var older = new LuceneIndex(folder, TimeProvider.System))
        {
            await Keeper(older).RebuildAsync(CancellationToken.None);
            built = (await older.LiveAsync(CancellationToken.None))!;
        }

        // As versions named it that did not say their definition.
        var outdated = built[..built.LastIndexOf('-')];
        Directory.Move(Path.Combine(folder, built), Path.Combine(folder, outdated));
        await File.WriteAllTextAsync(Path.Combine(folder, "live"), outdated);
        await using var index = new LuceneIndex(folder, TimeProvider.System);
        var keeper = Keeper(index);
        await keeper.KeepAsync(CancellationToken.None);

        var live = await index.LiveAsync(CancellationToken.None);
        live.ShouldNotBe(outdated);
        Generation.IsOutdated(live!).ShouldBeFalse();
        (keeper.IsReady, await index.CountAsync(CancellationToken.None)).ShouldBe((true, 30));
        await keeper.KeepAsync(CancellationToken.None);
        (await index.LiveAsync(CancellationToken.None)).ShouldBe(live);

        IndexKeeper Keeper(ISearchIndex of) => new(of, app.Services.GetRequiredService<IServiceScopeFactory>(), new FeedSignal(), NullLogger<IndexKeeper>.Instance);
    }

    [Fact]
    public async Task Is_not_what_building_it_anew_means_even_while_others_write()
    {
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(Parts.Embedded, []), null, "search");
        var (api, mark) = (app.Api<ISearchApi>(null), SearchSteps.Unique());
        var challenges = Enumerable.Range(0, 120).Select(i => SearchSteps.Challenge($"{mark} number {i}")).ToList();
        await app.TellAsync([.. challenges.Take(60)]);
        await Eventually.HoldsAsync(async () => await api.Challenges(new ChallengeQuery { Q = mark }) is { Degraded: false, Total: 60 });

        var degraded = 0;
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
                if (await api.Challenges(new ChallengeQuery { Q = mark }) is { Degraded: true } or { Total: < 60 }) degraded++;
        });
        var writing = Task.Run(async () =>
        {
            foreach (var challenge in challenges.Skip(60)) await app.TellAsync(challenge);
            await app.TellAsync([.. challenges.Take(20).Select(c => c with { Version = 2, Title = $"{mark} changed" })]);
        });

        // Built by another process: parts of its own over the same database and folder.
        await using var index = new LuceneIndex(Path.Combine(app.Folder, "index"), TimeProvider.System);
        var keeper = new IndexKeeper(index, app.Services.GetRequiredService<IServiceScopeFactory>(), new FeedSignal(), NullLogger<IndexKeeper>.Instance);
        await keeper.RebuildAsync(CancellationToken.None);
        await writing;
        await keeper.RebuildAsync(CancellationToken.None);

        await Eventually.HoldsAsync(async () => (await api.Challenges(new ChallengeQuery { Q = mark, PageSize = 100 })).Total == 120);
        await Eventually.HoldsAsync(async () => (await api.Challenges(new ChallengeQuery { Q = $"{mark} changed" })).Items.Count(i => i.Title.EndsWith("changed", StringComparison.Ordinal)) == 20);
        await stop.CancelAsync();
        await reading;
        degraded.ShouldBe(0);
    }

    private static async Task<List<Guid>> IdsAsync(ISearchApi api, string mark) => [.. (await api.Challenges(new ChallengeQuery { Q = mark, PageSize = 100 })).Items.Select(i => i.Id)];

    private sealed class NoIndex : ISearchIndex
    {
        private static IndexUnavailableException Away => new("It is away.") { IsAway = true };

        public Task<string?> LiveAsync(CancellationToken ct) => throw Away;

        public Task<string> CreateAsync(CancellationToken ct) => throw Away;

        public Task<long> CursorAsync(string generation, CancellationToken ct) => throw Away;

        public Task WriteAsync(string generation, IReadOnlyList<IndexChange> changes, long cursor, CancellationToken ct) => throw Away;

        public Task PublishAsync(string generation, CancellationToken ct) => throw Away;

        public Task<bool> IsWholeAsync(CancellationToken ct) => throw Away;

        public Task<IndexAnswer> SearchAsync(IndexQuery query, CancellationToken ct) => throw Away;

        public Task<IReadOnlyList<string>> SuggestAsync(string typed, int most, CancellationToken ct) => throw Away;

        public Task<IReadOnlyDictionary<string, string>> CorrectAsync(IReadOnlyList<string> words, CancellationToken ct) => throw Away;

        public Task<long> CountAsync(CancellationToken ct) => throw Away;

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
