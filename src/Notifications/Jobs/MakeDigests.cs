using Marketplace.Contracts.Notifications;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Storage;
using Marketplace.Platform.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Notifications.Jobs;

/// <summary>
/// Gathers what each person wants to hear once a day into one e-mail: everything unread until eight in the morning, legal time. Runs every
/// hour only to catch up with a morning it missed: the day is in the e-mail's id, so there is one a day however often it runs.
/// </summary>
internal sealed class MakeDigests(NotificationsDbContext db, TimeProvider clock, ILogger<MakeDigests> log)
{
    private const int BatchSize = 500;

    public async Task RunAsync(CancellationToken ct)
    {
        var cutoff = Morning.Before(clock.GetUtcNow());
        var day = LegalTime.DayOf(cutoff);
        var horizon = (await db.Ledger.AsNoTracking().SingleAsync(ct)).Horizon;
        var open = db.Notifications.Where(n => n.Email == EmailChoice.Daily && n.MailId == null && n.ReadAt == null && n.At <= cutoff && n.At > horizon);

        var (after, made) = (Guid.Empty, 0);
        while (await open.Where(n => n.PersonId > after).Select(n => n.PersonId).Distinct().OrderBy(p => p).Take(BatchSize).ToListAsync(ct) is { Count: > 0 } persons)
        {
            foreach (var person in persons)
                if (await MakeAsync(person, day, open, ct)) made++;
            after = persons[^1];
        }

        if (made > 0) log.LogInformation("{Count} digests of {Day} wait to be sent", made, day);
    }

    private async Task<bool> MakeAsync(Guid person, DateOnly day, IQueryable<Notification> open, CancellationToken ct)
    {
        var id = Mail.DigestId(person, day);
        if (await db.Mails.AnyAsync(m => m.MessageId == id, ct)) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        try
        {
            var mail = db.Mails.Add(Mail.Digest(person, day, clock.GetUtcNow())).Entity;
            await db.SaveChangesAsync(ct);
            await open.Where(n => n.PersonId == person).ExecuteUpdateAsync(n => n.SetProperty(x => x.MailId, mail.Id), ct);
            await transaction.CommitAsync(ct);
            return true;
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            // Another process made it at the same moment.
            return false;
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }
}
