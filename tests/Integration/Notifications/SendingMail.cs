using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Notifications.Domain;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Marketplace.Tests.Integration.Notifications;

public sealed class SendingMail(Marketplaces marketplaces)
{
    private readonly Actor _anna = Actor.Person("Anna"), _behrad = Actor.Person("Behrad");
    private readonly ContestStory _story = new(closesIn: TimeSpan.FromDays(3));

    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Happens_once_in_the_persons_language_however_often_the_job_runs(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        await app.PublishAsync(_anna.Known("en"), _behrad.Known("fa"), TellingTheRightPersons.Company(_story.Anna, (_anna, MemberRole.Owner), (_behrad, MemberRole.Viewer)));
        await app.PublishRepeatedlyAsync(3, _story.Offers(_story.Anna) with { OccurredAt = TimeProvider.System.GetUtcNow() });

        await Eventually.HoldsAsync(async () => { await app.TellWaitingAsync(); await app.SendMailsAsync(); return await SentAsync(app, _anna) == 1 && await SentAsync(app, _behrad) == 1; });
        await Task.WhenAll(app.SendMailsAsync(), app.SendMailsAsync());
        var english = (await app.MailOfAsync(_anna.Address())).ShouldHaveSingleItem();
        english.Subject.ShouldBe($"The offer of شرکت Co for “{_story.Title}” was received. Receipt number: OF-1405-0001-1");
        english.TextBody!.ShouldContain($"http://localhost:8080/en/offers/{_story.AnnasOffer}");
        english.HtmlBody!.ShouldContain($"href=\"http://localhost:8080/en/offers/{_story.AnnasOffer}\"");
        var persian = (await app.MailOfAsync(_behrad.Address())).ShouldHaveSingleItem();
        persian.TextBody!.ShouldContain("شمارهٔ رسید");
        persian.HtmlBody!.ShouldContain("dir=\"rtl\"");
        (await app.NotificationsAsync(db => db.Mails.Where(m => m.PersonId == _anna.PersonId).Select(m => m.State).SingleAsync())).ShouldBe(MailState.Sent);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Waits_for_an_address_and_goes_as_soon_as_there_is_one(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        await app.PublishAsync(TellingTheRightPersons.Company(_story.Anna, (_anna, MemberRole.Owner)), _anna.Known() with { EmailConfirmed = false });
        await app.PublishAsync(_story.Offers(_story.Anna) with { OccurredAt = TimeProvider.System.GetUtcNow() });
        await Eventually.HoldsAsync(async () => { await app.TellWaitingAsync(); return await app.NotificationsAsync(db => db.Mails.AnyAsync(m => m.PersonId == _anna.PersonId)); });
        await app.SendMailsAsync();
        (await app.MailOfAsync(_anna.Address())).ShouldBeEmpty();

        await app.PublishAsync(_anna.Known(version: 2));
        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return (await app.MailOfAsync(_anna.Address())).Count == 1; });
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_not_done_for_the_news_of_last_week(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        await app.PublishAsync(_anna.Known(), TellingTheRightPersons.Company(_story.Anna, (_anna, MemberRole.Owner)), _story.Offers(_story.Anna));

        await Eventually.HoldsAsync(async () =>
        {
            await app.TellWaitingAsync();
            await app.SendMailsAsync();
            return await app.NotificationsAsync(db => db.Mails.AnyAsync(m => m.PersonId == _anna.PersonId && m.State == MailState.Expired));
        });
        (await app.MailOfAsync(_anna.Address())).ShouldBeEmpty();
        (await app.Api<INotificationsApi>(_anna).Unread()).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Gathers_a_day_into_one_message(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        await app.Api<INotificationsApi>(_anna).ChangeTopics(new ChangeTopics([new TopicChoice("offer.submitted", EmailChoice.Daily), new TopicChoice("offer.withdrawn", EmailChoice.Daily)]));
        await app.PublishAsync(_anna.Known("fa"), TellingTheRightPersons.Company(_story.Anna, (_anna, MemberRole.Owner)));
        await app.PublishAsync(_story.Offers(_story.Anna), _story.Withdraws(_story.Anna));
        await Eventually.HoldsAsync(async () => { await app.TellWaitingAsync(); return (await app.Api<INotificationsApi>(_anna).Unread()).Count == 2; });
        await app.SendMailsAsync();
        (await app.MailOfAsync(_anna.Address())).ShouldBeEmpty();

        var tomorrow = TimeProvider.System.GetUtcNow().AddDays(1);
        await Task.WhenAll(app.MakeDigestsAsync(tomorrow), app.MakeDigestsAsync(tomorrow));
        await app.MakeDigestsAsync(tomorrow.AddHours(1));
        await Eventually.HoldsAsync(async () => { await app.NotificationsAsync(DueAsync); await app.SendMailsAsync(); return (await app.MailOfAsync(_anna.Address())).Count > 0; });
        await app.SendMailsAsync();

        var digest = (await app.MailOfAsync(_anna.Address())).ShouldHaveSingleItem();
        digest.Subject.ShouldBe("نیازگاه: اعلان‌های روز شما (۲)");
        digest.TextBody!.ShouldContain("دریافت شد");
        digest.TextBody!.ShouldContain("پس گرفته شد");
        (await app.NotificationsAsync(db => db.Mails.CountAsync(m => m.PersonId == _anna.PersonId))).ShouldBe(1);

        Task<int> DueAsync(Marketplace.Notifications.Data.NotificationsDbContext db)
        {
            var now = TimeProvider.System.GetUtcNow();
            return db.Mails.Where(m => m.PersonId == _anna.PersonId && m.State == MailState.Waiting).ExecuteUpdateAsync(m => m.SetProperty(x => x.NextAttemptAt, now));
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Takes_an_invitation_to_its_address_and_keeps_neither(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        var (id, address, token) = (Guid.CreateVersion7(), $"{Guid.CreateVersion7():N}@guests.example", $"secret-{Guid.CreateVersion7():N}");
        await app.PublishRepeatedlyAsync(2, new MemberInvited
        {
            Id = Guid.CreateVersion7(), Version = 1, OccurredAt = TimeProvider.System.GetUtcNow(), InvitationId = id, Email = address, Role = MemberRole.Editor,
            Token = token, CompanyNameFa = "آنا", CompanyNameEn = "Anna",
        });

        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return (await app.MailOfAsync(address)).Count == 1; });
        var mail = (await app.MailOfAsync(address)).Single();
        mail.Subject.ShouldBe("آنا شما را به نیازگاه دعوت کرده است");
        mail.TextBody!.ShouldContain($"http://localhost:8080/fa/invitations/{token}");
        await Eventually.HoldsAsync(() => app.NotificationsAsync(db => db.Mails.AnyAsync(m => m.MessageId == Mail.InvitationMessageId(id) && m.State == MailState.Sent)));
        var row = await app.NotificationsAsync(db => db.Mails.SingleAsync(m => m.MessageId == Mail.InvitationMessageId(id)));
        (row.Address, row.Path, row.Arguments).ShouldBe((null, null, null));
        (await app.NotificationsAsync(db => db.Notifications.AnyAsync(n => n.Path!.Contains(token)))).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Invites_a_stranger_in_the_language_of_the_inviter(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        var address = $"{Guid.CreateVersion7():N}@guests.example";
        await app.PublishAsync(new MemberInvited
        {
            Id = Guid.CreateVersion7(), Version = 1, OccurredAt = TimeProvider.System.GetUtcNow(), InvitationId = Guid.CreateVersion7(), Email = address,
            Role = MemberRole.Viewer, Token = "word", CompanyNameFa = "آنا", CompanyNameEn = "Anna", Language = "en",
        });

        await Eventually.HoldsAsync(async () => { await app.SendMailsAsync(); return (await app.MailOfAsync(address)).Count == 1; });
        var mail = (await app.MailOfAsync(address)).Single();
        mail.Subject.ShouldBe("Anna invites you to Niazgah");
        mail.TextBody!.ShouldContain("http://localhost:8080/en/invitations/word");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Forgets_an_erased_person_for_good(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        await app.PublishAsync(_anna.Known(), TellingTheRightPersons.Company(_story.Anna, (_anna, MemberRole.Owner), (_behrad, MemberRole.Owner)));
        await app.PublishAsync(_story.Offers(_story.Anna));
        await Eventually.HoldsAsync(async () => { await app.TellWaitingAsync(); return (await app.Api<INotificationsApi>(_anna).Unread()).Count == 1; });
        await app.Api<INotificationsApi>(_anna).ChangeTopics(new ChangeTopics([new TopicChoice("offer.withdrawn", EmailChoice.Daily)]));

        await app.PublishAsync(_anna.Known(version: 3, erased: true), _anna.Known(version: 2), _anna.Known(version: 4));
        await Eventually.HoldsAsync(() => app.NotificationsAsync(db => db.Persons.AnyAsync(p => p.Id == _anna.PersonId && p.Erased)));
        await Eventually.HoldsAsync(async () => (await app.Api<INotificationsApi>(_anna).List()).Total == 0);
        await app.PublishAsync(_story.Withdraws(_story.Anna));
        await Eventually.HoldsAsync(async () => (await app.Api<INotificationsApi>(_behrad).Unread()).Count == 2);

        (await app.NotificationsAsync(async db => await db.Notifications.CountAsync(n => n.PersonId == _anna.PersonId) + await db.Mails.CountAsync(m => m.PersonId == _anna.PersonId)
            + await db.Preferences.CountAsync(p => p.PersonId == _anna.PersonId) + await db.Persons.CountAsync(p => p.Email == _anna.Address()))).ShouldBe(0);
    }

    private static Task<int> SentAsync(RunningMarketplace app, Actor person) =>
        app.NotificationsAsync(db => db.Mails.CountAsync(m => m.PersonId == person.PersonId && m.State == MailState.Sent));
}
