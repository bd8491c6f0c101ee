using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Notifications.Mailing;
using Marketplace.Platform.Mail;
using Marketplace.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace Marketplace.Notifications.Jobs;

/// <summary>
/// Hands waiting e-mail over, each at most once. Nobody can hand over and write down in one step, so the row says <c>Sending</c> before the
/// hand-over and <c>Sent</c> after it, each committed. A process that dies between leaves the row at <c>Sending</c>; whether the mail went
/// out is then unknown, and it is called <c>Uncertain</c> rather than sent again: its news stand in the application anyhow. Only when the
/// server said that it did not take the message is it tried again.
/// </summary>
/// <remarks>
/// A restored backup has forgotten what was sent since. The instant of each hand-over is therefore kept in the ledger row, committed with
/// the claim, and after that in a file outside the database; so the file is never ahead of the ledger unless the database went back in
/// time. Then everything that happened up to the file's instant may have been mailed, including rows made anew from events heard again,
/// and is not mailed any more.
/// </remarks>
internal sealed class SendMails(
    NotificationsDbContext db, MailRenderer renderer, MailMark mark, IMailer mailer, TimeProvider clock, ILogger<SendMails> log)
{
    private const int BatchSize = 100;
    private const int MostAttempts = 10;
    private static readonly TimeSpan NewsLast = TimeSpan.FromDays(3);
    private static readonly TimeSpan LongestHandOver = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromHours(6);

    public async Task RunAsync(CancellationToken ct)
    {
        await NoticeRestoreAsync(ct);
        await SettleOldAsync(ct);
        while (!ct.IsCancellationRequested)
        {
            var now = clock.GetUtcNow();
            var due = await Due(now)
                .OrderBy(m => m.NextAttemptAt).Take(BatchSize).Select(m => m.Id).ToListAsync(ct);
            if (due.Count == 0) return;
            foreach (var id in due.TakeWhile(_ => !ct.IsCancellationRequested)) await SendAsync(id, ct);
        }
    }

    // What is too old, or was sent before a restore, is asked again for each: rows come in while others are being sent. Who has no address
    // yet is not due, rather than looked at again later: an address heard of at the same moment would go unnoticed until then.
    private IQueryable<Mail> Due(DateTimeOffset now)
    {
        var stale = now - NewsLast;
        return db.Mails.Where(m => m.State == MailState.Waiting && m.NextAttemptAt <= now && m.At >= stale
            && !db.Ledger.Any(l => m.At <= l.Horizon)
            && (m.PersonId == null || db.Persons.Any(p => p.Id == m.PersonId && p.Email != null)));
    }

    private async Task NoticeRestoreAsync(CancellationToken ct)
    {
        if (mark.Read() is not { } latest) return;
        var restored = await db.Ledger.Where(l => l.LastAttemptAt < latest)
            .ExecuteUpdateAsync(l => l.SetProperty(x => x.LastAttemptAt, latest).SetProperty(x => x.Horizon, latest), ct);
        if (restored > 0) log.LogWarning("The database is older than the last e-mail sent: it was restored. Nothing that happened until {Mark:O} is mailed again.", latest);
    }

    private async Task SettleOldAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var (stale, stuck) = (now - NewsLast, now - LongestHandOver);
        var uncertain = await FinishAsync(db.Mails.Where(m => m.State == MailState.Sending && m.AttemptedAt < stuck), MailState.Uncertain, null, ct)
            + await FinishAsync(db.Mails.Where(m => m.State == MailState.Waiting && db.Ledger.Any(l => m.At <= l.Horizon)), MailState.Uncertain, null, ct);
        if (uncertain > 0) log.LogWarning("{Count} e-mails may or may not have been sent and are not sent again", uncertain);
        await FinishAsync(db.Mails.Where(m => m.State == MailState.Waiting && m.At < stale), MailState.Expired, null, ct);
    }

    private async Task SendAsync(Guid id, CancellationToken ct)
    {
        var now = clock.GetUtcNow().Stored();
        var mail = await db.Mails.AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (mail is null) return;
        if (await renderer.RenderAsync(mail, ct) is not { } message)
        {
            await db.Mails.Where(m => m.Id == id && m.State == MailState.Waiting).ExecuteUpdateAsync(m => m.SetProperty(x => x.NextAttemptAt, now + LookAgain), ct);
            return;
        }

        if (!await ClaimAsync(id, now, ct)) return;
        mark.Advance(now);
        try
        {
            // Not to be interrupted by a stop: it would leave the outcome unknown. The mailer has its own patience.
            await mailer.SendAsync(message, CancellationToken.None);
            await FinishAsync(db.Mails.Where(m => m.Id == id), MailState.Sent, null, CancellationToken.None);
        }
        catch (MailException e) when (e.Permanent || mail.Attempts + 1 >= MostAttempts)
        {
            await FinishAsync(db.Mails.Where(m => m.Id == id), MailState.Refused, e.Message, CancellationToken.None);
            log.LogWarning("E-mail {Mail} was refused: {Error}", id, e.Message);
        }
        catch (MailException e)
        {
            var pause = TimeSpan.FromMinutes(Math.Min(Math.Pow(3, mail.Attempts), LongestPause.TotalMinutes));
            await db.Mails.Where(m => m.Id == id).ExecuteUpdateAsync(m => m
                .SetProperty(x => x.State, MailState.Waiting).SetProperty(x => x.NextAttemptAt, now + pause).SetProperty(x => x.Error, e.Message), CancellationToken.None);
            log.LogInformation("E-mail {Mail} was not taken ({Error}); again in {Pause}", id, e.Message, pause);
        }
    }

    // Whoever changes the row from Waiting sends it; the ledger commits with the claim.
    private async Task<bool> ClaimAsync(Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var claimed = await Due(now).Where(m => m.Id == id).ExecuteUpdateAsync(m => m
            .SetProperty(x => x.State, MailState.Sending).SetProperty(x => x.AttemptedAt, now).SetProperty(x => x.Attempts, x => x.Attempts + 1), ct);
        if (claimed == 0) return false;
        await db.Ledger.Where(l => l.LastAttemptAt < now).ExecuteUpdateAsync(l => l.SetProperty(x => x.LastAttemptAt, now), ct);
        await transaction.CommitAsync(ct);
        return true;
    }

    // An address and a secret are not kept once the row is done with.
    private static Task<int> FinishAsync(IQueryable<Mail> mails, MailState state, string? error, CancellationToken ct) => mails.ExecuteUpdateAsync(m => m
        .SetProperty(x => x.State, state).SetProperty(x => x.Error, error)
        .SetProperty(x => x.Address, (string?)null).SetProperty(x => x.Path, (string?)null).SetProperty(x => x.Arguments, (IReadOnlyDictionary<string, Said>?)null), ct);
}
