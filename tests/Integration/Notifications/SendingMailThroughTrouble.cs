using Marketplace.Contracts.Companies;
using Marketplace.Notifications.Data;
using Marketplace.Notifications.Domain;
using Marketplace.Platform.Mail;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Marketplace.Tests.Integration.Notifications;

/// <summary>A marketplace of its own each, because the mail server is in trouble for everybody.</summary>
public sealed class SendingMailThroughTrouble
{
    private readonly Actor _anna = Actor.Person("Anna");
    private readonly TroubledMailer _mailer = new();

    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Tries_again_what_was_not_taken_and_not_what_was_refused(Parts parts)
    {
        await using var app = await StartAsync(parts);
        _mailer.Trouble = new MailException("The mail server answered 451.", permanent: false);
        await TellAsync(app);
        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return await MailAsync(app) is { State: MailState.Waiting, Attempts: 1 }; });
        var waiting = await MailAsync(app);
        (waiting.Error, waiting.NextAttemptAt > TimeProvider.System.GetUtcNow()).ShouldBe(("The mail server answered 451.", true));
        await app.SendMailsAsync();
        (await MailAsync(app)).Attempts.ShouldBe(1);

        _mailer.Trouble = null;
        await ChangeAsync(app, m => m.SetProperty(x => x.NextAttemptAt, DateTimeOffset.UnixEpoch));
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => app.SendMailsAsync()));
        await Eventually.HoldsAsync(async () => (await MailAsync(app)).State == MailState.Sent);
        _mailer.Taken.ShouldBe(1);

        _mailer.Trouble = new MailException("The mail server answered 550.", permanent: true);
        await ChangeAsync(app, m => m.SetProperty(x => x.State, MailState.Waiting).SetProperty(x => x.NextAttemptAt, DateTimeOffset.UnixEpoch));
        await app.SendMailsAsync();
        await Eventually.HoldsAsync(async () => (await MailAsync(app)).State == MailState.Refused);
        _mailer.Taken.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Sends_nothing_twice_after_dying_in_the_middle_or_coming_back_from_a_backup(Parts parts)
    {
        await using var app = await StartAsync(parts);
        await TellAsync(app);
        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return (await MailAsync(app)).State == MailState.Sent; });
        _mailer.Taken.ShouldBe(1);

        // Died between the hand-over and writing it down.
        var longAgo = TimeProvider.System.GetUtcNow().AddMinutes(-11);
        await ChangeAsync(app, m => m.SetProperty(x => x.State, MailState.Sending).SetProperty(x => x.AttemptedAt, longAgo));
        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return (await MailAsync(app)).State == MailState.Uncertain; });

        // As a backup from before the sending has it: the mail waits, the ledger knows nothing. Events heard again make it anew, too.
        await app.NotificationsAsync(db => db.Ledger.ExecuteUpdateAsync(l => l.SetProperty(x => x.LastAttemptAt, DateTimeOffset.UnixEpoch)));
        await ChangeAsync(app, m => m.SetProperty(x => x.State, MailState.Waiting).SetProperty(x => x.NextAttemptAt, DateTimeOffset.UnixEpoch));
        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return (await MailAsync(app)).State == MailState.Uncertain; });
        await app.NotificationsAsync(async db => await db.Mails.ExecuteDeleteAsync() + await db.Notifications.ExecuteDeleteAsync());
        await app.PublishAsync(_story.Offers(_story.Anna) with { OccurredAt = longAgo });
        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return await app.NotificationsAsync(db => db.Mails.AnyAsync(m => m.State == MailState.Uncertain)); });
        _mailer.Taken.ShouldBe(1);

        // What happens from now on is sent.
        await app.NotificationsAsync(db => db.Mails.ExecuteDeleteAsync());
        await app.PublishAsync(_story.Withdraws(_story.Anna) with { OccurredAt = TimeProvider.System.GetUtcNow() });
        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return _mailer.Taken == 2; });
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Does_not_send_again_what_is_made_anew_while_other_mail_is_sent(Parts parts)
    {
        await using var app = await StartAsync(parts);
        await TellAsync(app);
        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return (await MailAsync(app)).State == MailState.Sent; });

        await app.NotificationsAsync(db => db.Ledger.ExecuteUpdateAsync(l => l.SetProperty(x => x.LastAttemptAt, DateTimeOffset.UnixEpoch)));
        await app.NotificationsAsync(async db => await db.Mails.ExecuteDeleteAsync() + await db.Notifications.ExecuteDeleteAsync());
        var longAgo = TimeProvider.System.GetUtcNow().AddMinutes(-11);
        _mailer.Meanwhile = async () =>
        {
            await app.PublishAsync(_story.Offers(_story.Anna) with { OccurredAt = longAgo });
            await Eventually.HoldsAsync(async () => await app.NotificationsAsync(db => db.Mails.CountAsync()) == 2);
        };
        await app.SendMailsAsync();
        await app.PublishAsync(_story.Withdraws(_story.Anna) with { OccurredAt = TimeProvider.System.GetUtcNow() });
        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return await app.NotificationsAsync(db => db.Mails.CountAsync(m => m.State == MailState.Uncertain || m.State == MailState.Sent)) == 2; });
        _mailer.Taken.ShouldBe(2);
    }

    private readonly ContestStory _story = new(closesIn: TimeSpan.FromDays(3));

    private Task<RunningMarketplace> StartAsync(Parts parts)
    {
        Marketplaces.Need(parts);
        var settings = Marketplaces.Connections(parts, ["notifications"]);
        settings.Remove("ConnectionStrings:RabbitMq");
        return RunningMarketplace.StartAsync(settings, b => b.Services.AddSingleton<IMailer>(_mailer), "notifications");
    }

    private async Task TellAsync(RunningMarketplace app)
    {
        await app.PublishAsync(_anna.Known(), TellingTheRightPersons.Company(_story.Anna, (_anna, MemberRole.Owner)));
        await app.PublishAsync(_story.Offers(_story.Anna) with { OccurredAt = TimeProvider.System.GetUtcNow() });
        await Eventually.HoldsAsync(async () => { await app.TellWaitingAsync(); return await app.NotificationsAsync(db => db.Mails.AnyAsync()); });
    }

    private static Task<Mail> MailAsync(RunningMarketplace app) => app.NotificationsAsync(db => db.Mails.AsNoTracking().SingleAsync());

    private static Task<int> ChangeAsync(RunningMarketplace app, Action<Microsoft.EntityFrameworkCore.Query.UpdateSettersBuilder<Mail>> change) =>
        app.NotificationsAsync(db => db.Mails.ExecuteUpdateAsync(change));

    private sealed class TroubledMailer : IMailer
    {
        private int _taken;

        public MailException? Trouble { get; set; }

        public int Taken => _taken;

        /// <summary>Happens once, while a message is handed over.</summary>
        public Func<Task>? Meanwhile { get; set; }

        public async Task SendAsync(MailMessage message, CancellationToken ct = default)
        {
            if (Trouble is { } trouble) throw trouble;
            Interlocked.Increment(ref _taken);
            var meanwhile = Meanwhile;
            Meanwhile = null;
            if (meanwhile is not null) await meanwhile();
        }
    }
}
