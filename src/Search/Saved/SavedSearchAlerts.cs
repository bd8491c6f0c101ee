using System.Collections.Concurrent;
using Marketplace.Contracts.Search;
using Marketplace.Search.Data;
using Marketplace.Search.Documents;
using Marketplace.Search.Features;
using Marketplace.Search.Index;
using Marketplace.Search.Queries;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Saved;

/// <summary>
/// Finds the saved searches a published challenge answers. Alerts commit with the challenge's state, so each is given once, whatever crashes. Saved
/// searches never change, so what was read once is kept; deleted ones are noticed when they match.
/// </summary>
internal sealed class SavedSearchAlerts(SynonymBook synonyms)
{
    // Clocks of processes may differ by this much.
    private static readonly TimeSpan Overlap = TimeSpan.FromMinutes(10);
    private readonly ConcurrentDictionary<Guid, SavedSearch> _known = new();
    private DateTimeOffset _readUntil = DateTimeOffset.MinValue;

    public async Task AddAsync(SearchDbContext db, SearchDocument document, DateTimeOffset now, CancellationToken ct)
    {
        await ReadNewAsync(db, now, ct);
        if (_known.IsEmpty) return;
        var vocabulary = await synonyms.CurrentAsync(db, ct);
        var target = new DocumentMatcher(document.ToIndex(), now);
        var matching = _known.Values.Where(s => target.Answers(ChallengeFilters.Chosen(s.Query), s.Query.Q, vocabulary)).Select(s => s.Id).ToList();
        if (matching.Count == 0) return;

        var there = await db.SavedSearches.AsNoTracking().Where(s => matching.Contains(s.Id)).ToListAsync(ct);
        foreach (var gone in matching.Except(there.Select(s => s.Id))) _known.TryRemove(gone, out _);
        var told = await db.Alerts.Where(a => a.DocumentId == document.Id && matching.Contains(a.SavedSearchId)).Select(a => a.SavedSearchId).ToListAsync(ct);
        foreach (var search in there.Where(s => !told.Contains(s.Id)))
        {
            db.Alerts.Add(new SavedSearchAlert { SavedSearchId = search.Id, DocumentId = document.Id, At = now });
            db.Publish(new SavedSearchMatched
            {
                Id = search.Id,
                Version = 1,
                OccurredAt = now,
                PersonId = search.PersonId,
                Name = search.Name,
                Email = search.Email,
                ChallengeId = document.Id,
                ChallengeCode = document.Challenge!.Code,
                ChallengeTitle = document.Challenge.Title,
                ClosesAt = document.Challenge.ClosesAt,
            });
        }
    }

    private async Task ReadNewAsync(SearchDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var since = _readUntil == DateTimeOffset.MinValue ? _readUntil : _readUntil - Overlap;
        foreach (var search in await db.SavedSearches.AsNoTracking().Where(s => s.CreatedAt > since).ToListAsync(ct)) _known.TryAdd(search.Id, search);
        _readUntil = now;
    }
}
