using Marketplace.Contracts.Offers;
using Marketplace.Platform.Hosting;
using Marketplace.Search.Categories;
using Marketplace.Search.Data;
using Marketplace.Search.Matching.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Marketplace.Search.Matching;

/// <summary>
/// Fills the engine from the database at start, takes in what other processes committed, and has it learn anew when enough has changed. Until it
/// has read everything once, <see cref="ReadyAsync"/> holds callers back.
/// </summary>
internal sealed class MatchKeeper(MatchEngine engine, CategoryShelf categories, IServiceScopeFactory scopes, IHostApplicationLifetime lifetime, TimeProvider clock, ILogger<MatchKeeper> log)
    : BackgroundService
{
    private const int AtOnce = 1_000;
    private const int FewestChanges = 50;
    private const double ChangedShare = .1;

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(5);

    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long _sequence;
    private DateTimeOffset _answersSince = DateTimeOffset.MinValue;

    /// <summary>Completes when the engine knows what the database holds.</summary>
    public Task ReadyAsync(CancellationToken ct) => _ready.Task.WaitAsync(ct);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await lifetime.SettledAsync(stoppingToken);
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await CatchUpAsync(stoppingToken);
                _ready.TrySetResult();
                if (engine.Changes > Math.Max(FewestChanges, engine.Companies * ChangedShare)) await LearnAsync();
            }
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("Matching could not be brought up to date and tries again: {Error}", e.Message);
            }

            try
            {
                await Task.Delay(Poll, clock, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    /// <summary>Takes in what was committed since the last time, by whomever.</summary>
    private async Task CatchUpAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SearchDbContext>();
        while (true)
        {
            var documents = await db.Documents.AsNoTracking().Where(d => d.Sequence > _sequence).OrderBy(d => d.Sequence).Take(AtOnce).ToListAsync(ct);
            foreach (var document in documents)
            {
                if (document.Company is { } company) engine.Put(company);
                if (document.Challenge is { } challenge) engine.Put(challenge);
            }

            if (documents.Count == 0) break;
            _sequence = documents[^1].Sequence!.Value;
        }

        var since = _answersSince;
        await foreach (var answer in db.Set<StoredAnswer>().AsNoTracking().Where(a => a.OpenedAt >= since).OrderBy(a => a.OpenedAt).AsAsyncEnumerable().WithCancellation(ct))
        {
            engine.PutAnswer(answer.OfferId, answer.ChallengeId, answer.CompanyId, answer.OpenedAt);
            if (answer.OpenedAt - Overlap > _answersSince) _answersSince = answer.OpenedAt - Overlap;
        }

        foreach (var solver in await db.Set<StoredAgreement>().GroupBy(a => a.SolverId)
            .Select(g => new { Id = g.Key, Won = g.Count(), InWork = g.Count(a => a.State == AgreementState.Active) }).ToListAsync(ct))
            engine.PutAgreements(solver.Id, solver.Won, solver.InWork);
    }

    private Task LearnAsync() => Task.Run(() =>
    {
        var started = clock.GetTimestamp();
        engine.Learn();
        categories.Learn(engine.Filed());
        log.LogInformation(
            "Matching has learnt from {Companies} companies in {Elapsed}; meaning: {Meaning}", engine.Companies, clock.GetElapsedTime(started), engine.KnowsMeaning);
    });
}
