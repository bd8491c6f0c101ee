using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Search;
using Marketplace.Search.Data;
using Marketplace.Search.Matching.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Matching;

/// <summary>Writes down what was found and tells others of what is new. Changes the context and does not save it.</summary>
internal sealed class MatchBook(SearchDbContext db, MatchEngine engine, MatchKeeper keeper, ReasonWords words, TimeProvider clock)
{
    /// <summary>Companies told of a challenge.</summary>
    public const int MostAnnounced = 20;

    /// <summary>A match weaker than this is not worth a message.</summary>
    public const double WorthTelling = .4;

    /// <summary>A challenge was published or changed.</summary>
    public async Task ChallengeAsync(ChallengeChanged challenge, CancellationToken ct)
    {
        await keeper.ReadyAsync(ct);
        engine.Put(challenge);
        var matched = await db.Set<MatchedChallenge>().SingleOrDefaultAsync(c => c.Id == challenge.Id, ct);
        if (matched?.Version >= challenge.Version) return;
        if (matched is null) db.Add(matched = new MatchedChallenge { Id = challenge.Id });
        matched.Version = challenge.Version;

        var demand = challenge.ToMatch();
        if (!challenge.IsOpen(clock.GetUtcNow()) || matched.Digest == demand.Digest()) return;
        matched.Digest = demand.Digest();
        await FindAsync(challenge, demand, ct);
    }

    /// <summary>All companies for an open challenge anew.</summary>
    public async Task FindAsync(ChallengeChanged challenge, MatchDemand demand, CancellationToken ct)
    {
        var view = engine.View(demand);
        var found = engine.Candidates(demand);
        var stored = await db.Set<StoredMatch>().Where(m => m.ChallengeId == challenge.Id).ToDictionaryAsync(m => m.CompanyId, ct);
        var announced = new List<FoundMatch>();
        for (var i = 0; i < found.Count; i++)
        {
            var match = Write(stored.GetValueOrDefault(found[i].Company.Id), challenge.Id, found[i].Company.Id, found[i].Parts.Score,
                MatchReasons.Of(view, found[i].Company, found[i].Parts, found[i].KeptPlace));
            if (i < MostAnnounced) Announce(match, announced);
        }

        var kept = found.Select(f => f.Company.Id).ToHashSet();
        db.RemoveRange(stored.Values.Where(m => !kept.Contains(m.CompanyId)));
        Publish(challenge, announced);
    }

    /// <summary>A company is new, or says something new of itself.</summary>
    public async Task CompanyAsync(CompanyChanged state, CancellationToken ct)
    {
        await keeper.ReadyAsync(ct);
        engine.Put(state);
        if (engine.Company(state.Id) is not { } company) return;
        var stored = await db.Set<StoredMatch>().Where(m => m.CompanyId == state.Id).ToDictionaryAsync(m => m.ChallengeId, ct);
        var fits = engine.Recommend(company, [], clock.GetUtcNow()).Take(MatchEngine.LongestList).ToList();
        db.RemoveRange(stored.Values.Where(m => fits.All(f => f.View.Demand.Id != m.ChallengeId)));
        foreach (var fit in fits)
        {
            var demand = fit.View.Demand;
            var match = Write(stored.GetValueOrDefault(demand.Id), demand.Id, state.Id, fit.Parts.Score, MatchReasons.Of(fit.View, company, fit.Parts));
            if (match.AnnouncedAt is not null || match.Score < WorthTelling) continue;
            if (await db.Set<StoredMatch>().CountAsync(m => m.ChallengeId == demand.Id && m.CompanyId != state.Id && m.Score > match.Score, ct) >= MostAnnounced) continue;
            var announced = new List<FoundMatch>();
            Announce(match, announced);
            Publish(engine.ChallengeOf(demand.Id)!, announced);
        }
    }

    private StoredMatch Write(StoredMatch? match, Guid challengeId, Guid companyId, double score, IReadOnlyList<ReasonData> reasons)
    {
        if (match is null) db.Add(match = new StoredMatch { ChallengeId = challengeId, CompanyId = companyId });
        (match.Score, match.Reasons, match.ComputedAt) = (score, reasons, clock.GetUtcNow());
        return match;
    }

    private void Announce(StoredMatch match, List<FoundMatch> announced)
    {
        if (match.AnnouncedAt is not null || match.Score < WorthTelling || match.Reasons.Count == 0) return;
        match.AnnouncedAt = clock.GetUtcNow();
        announced.Add(new FoundMatch(match.CompanyId, match.Score, words.In("fa", match.Reasons[0]), words.In("en", match.Reasons[0])));
    }

    private void Publish(ChallengeChanged challenge, List<FoundMatch> announced)
    {
        if (announced.Count == 0) return;
        db.Publish(new MatchesFound
        {
            Id = challenge.Id, Version = challenge.Version, OccurredAt = clock.GetUtcNow(), ChallengeCode = challenge.Code, ChallengeTitle = challenge.Title,
            Matches = announced,
        });
    }
}
