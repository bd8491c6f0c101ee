using Marketplace.Search.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Search.Queries;

/// <summary>The vocabulary in force. Another process's change is noticed within seconds, this one's at once.</summary>
internal sealed class SynonymBook(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(2);
    private volatile Read? _read;

    public async Task<Vocabulary> CurrentAsync(SearchDbContext db, CancellationToken ct)
    {
        if (_read is { } last && clock.GetElapsedTime(last.At) < Fresh) return last.Vocabulary;
        var version = await db.Synonyms.Where(t => t.Id == SynonymTable.TheOne).Select(t => (long?)t.Version).SingleOrDefaultAsync(ct) ?? 0;
        if (_read is { } known && known.Version == version)
        {
            _read = known with { At = clock.GetTimestamp() };
            return known.Vocabulary;
        }

        var table = await db.Synonyms.AsNoTracking().SingleOrDefaultAsync(t => t.Id == SynonymTable.TheOne, ct);
        var vocabulary = table is null ? Vocabularies.Product : Vocabularies.With(table.Groups);
        _read = new Read(table?.Version ?? 0, vocabulary, clock.GetTimestamp());
        return vocabulary;
    }

    /// <summary>The table was changed here.</summary>
    public void Forget() => _read = null;

    private sealed record Read(long Version, Vocabulary Vocabulary, long At);
}
