using Marketplace.Notifications.Data;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Jobs;

/// <summary>Tells what could not be told when it came, because its company or challenge was heard of later.</summary>
internal sealed class TellWaiting(NotificationsDbContext db, Teller teller)
{
    private const int BatchSize = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var known = db.WaitingNews.Where(w => (w.CompanyId == null ? db.Persons.Any(p => p.IsOfficer) : db.Companies.Any(c => c.Id == w.CompanyId))
            && (w.ChallengeId == null || db.Challenges.Any(c => c.Id == w.ChallengeId)));
        while (await known.OrderBy(w => w.Id).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } batch)
        {
            foreach (var waiting in batch)
                if (await teller.TryAsync(waiting, ct)) db.WaitingNews.Remove(waiting);
            try
            {
                await db.SaveChangesAsync(ct);
            }
            catch (DbUpdateException e) when (DatabaseErrors.IsConflict(e))
            {
                // Another process is telling the same.
                return;
            }

            db.ChangeTracker.Clear();
        }
    }
}
