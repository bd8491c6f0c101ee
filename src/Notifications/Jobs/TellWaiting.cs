using Marketplace.Notifications.Data;
using Microsoft.EntityFrameworkCore;

namespace Marketplace.Notifications.Jobs;

/// <summary>Tells what nobody could be told of when it came, because its company was heard of later, as soon as there is somebody.</summary>
internal sealed class TellWaiting(NotificationsDbContext db, Teller teller)
{
    private const int BatchSize = 200;

    public async Task RunAsync(CancellationToken ct)
    {
        var known = db.WaitingNews.Where(w => w.CompanyId == null ? db.Persons.Any(p => p.IsOfficer) : db.Companies.Any(c => c.Id == w.CompanyId));
        while (await known.OrderBy(w => w.Id).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } batch)
        {
            foreach (var waiting in batch)
                if (await teller.TryAsync(waiting, ct)) db.WaitingNews.Remove(waiting);
            await db.SaveChangesAsync(ct);
            db.ChangeTracker.Clear();
        }
    }
}
