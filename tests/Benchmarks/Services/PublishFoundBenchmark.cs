using System.Diagnostics;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Search;
using Marketplace.Search.Feeding;
using Marketplace.Search.Index;
using Marketplace.Search.Queries;
using Marketplace.Tests.Benchmarks.Messaging;
using Marketplace.Tests.Integration.Challenges;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Search;
using Microsoft.Extensions.DependencyInjection;

namespace Marketplace.Tests.Benchmarks.Services;

/// <summary><c>publish-found</c>: from an officer's publishing of a challenge until a search finds it, beside the same way by hand.</summary>
internal static class PublishFoundBenchmark
{
    private const int Each = 30;
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(1);

    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = await RunningMarketplace.StartAsync(RunParts.Connections(Parts.Servers, Host.Services.All.Select(s => s.Name)));
        var seeker = await app.SeekerAsync();
        var keeper = app.Services.GetRequiredService<IndexKeeper>();
        var officer = app.Api<IChallengesApi>(Actor.Officer());
        await using var hand = await ByHand.StartAsync(Bench.Postgres, Bench.RabbitMq);

        var compared = await Rounds.CompareEachAsync("publish a challenge until it is found", Product, Twin, warmUp: 20);
        Console.WriteLine($"{Result.Heading}\n{compared.Times(.5)}\n{compared.Times(.99)}\n{compared.Computing}");
        return 0;

        async Task<Round> Product()
        {
            var waiting = new List<(Guid Id, string Word)>();
            for (var i = 0; i < Each; i++)
            {
                var word = SearchSteps.Unique();
                var brief = ChallengeSteps.Brief();
                waiting.Add(((await app.InReviewAsync(seeker, brief with { Title = $"{brief.Title} {word}" })).Id, word));
            }

            return await Round.OfAsync(1, Each, async i =>
            {
                var (id, word) = waiting[i];
                await officer.Publish(id, Some.Key());
                // Looked for in the index, as the twin does, or the looking would be most of the work; then once as anybody searches.
                await UntilAsync(async () => await keeper.AskAsync(index => index.SearchAsync(Query(word), CancellationToken.None)) is { Total: 1 });
                if ((await app.Api<ISearchApi>(null).Challenges(new ChallengeQuery { Q = word })).Total != 1) throw new InvalidOperationException("It is in the index and not found.");
            });
        }

        Task<Round> Twin() => Round.OfAsync(1, Each, async _ =>
        {
            var word = SearchSteps.Unique();
            await hand.PublishAsync($"کاهش ضایعات ریخته‌گری {word}");
            await UntilAsync(() => Task.FromResult(hand.Finds(word)));
        });
    }

    private static IndexQuery Query(string word) =>
        new(DocumentKind.Challenge, TextQuery.Of(word, Vocabularies.Product), Wanted.NothingChosen, SortOrder.Relevance, 0, 1, TimeProvider.System.GetUtcNow(), Facets: false);

    private static async Task UntilAsync(Func<Task<bool>> found)
    {
        using var timer = new PeriodicTimer(Look);
        var watch = Stopwatch.StartNew();
        while (!await found())
        {
            if (watch.Elapsed > TimeSpan.FromMinutes(1)) throw new TimeoutException("It is not found after a minute.");
            await timer.WaitForNextTickAsync();
        }
    }
}
