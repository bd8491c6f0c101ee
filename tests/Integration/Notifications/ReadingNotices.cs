using System.Net;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Notifications;

public sealed class ReadingNotices(Marketplaces marketplaces)
{
    private readonly Actor _anna = Actor.Person("Anna"), _behrad = Actor.Person("Behrad");
    private readonly ContestStory _story = new(closesIn: TimeSpan.FromDays(3));

    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_oneself_newest_first_in_the_language_asked_for(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        await TellAsync(app);
        var (mine, theirs) = (app.Api<INotificationsApi>(_anna), app.Api<INotificationsApi>(_behrad));

        (await mine.Unread()).Count.ShouldBe(2);
        (await theirs.Unread()).Count.ShouldBe(0);
        var page = await mine.List(pageSize: 1);
        (page.Total, page.Items.Count).ShouldBe((2L, 1));
        page.Items[0].Topic.ShouldBe("offer.withdrawn");
        (await app.Api<INotificationsApi>(_anna, "fa").List()).Items[1].Text.ShouldContain("شمارهٔ رسید: \u2068OF-1405-0001-1\u2069");

        (await Should.ThrowAsync<ApiException>(() => theirs.Read(page.Items[0].Id, Some.Key()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        var key = Some.Key();
        await mine.Read(page.Items[0].Id, key);
        await mine.Read(page.Items[0].Id, key);
        (await mine.List(unread: true)).Items.ShouldHaveSingleItem().Topic.ShouldBe("offer.submitted");
        await mine.ReadAll(Some.Key());
        (await mine.Unread()).Count.ShouldBe(0);
        (await mine.List()).Items.ShouldAllBe(n => n.ReadAt != null);
        (await Should.ThrowAsync<ApiException>(() => app.Api<INotificationsApi>(null).List())).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Lets_each_person_choose_the_e_mail_of_each_topic(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        var api = app.Api<INotificationsApi>(_anna, "fa");
        var before = await api.Topics();
        before.ShouldAllBe(t => t.Name != "topic." + t.Topic && t.Name != null);

        var after = await api.ChangeTopics(new ChangeTopics([new TopicChoice("offer.submitted", EmailChoice.Never), new TopicChoice("offer.withdrawn", EmailChoice.Daily)]));
        after.Single(t => t.Topic == "offer.submitted").Email.ShouldBe(EmailChoice.Never);
        (await api.ChangeTopics(new ChangeTopics([new TopicChoice("offer.withdrawn", EmailChoice.Never)]))).Count(t => t.Email == EmailChoice.Never).ShouldBe(2);
        (await app.Api<INotificationsApi>(_behrad, "fa").Topics()).ShouldBe(before);

        var refused = await Should.ThrowAsync<ApiException>(() => api.ChangeTopics(new ChangeTopics([new TopicChoice("no.such", EmailChoice.Daily)])));
        refused.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        refused.Content!.ShouldContain("\"topics[0].topic\":[\"چنین موضوعی وجود ندارد.\"]");
        (await Should.ThrowAsync<ApiException>(() => api.ChangeTopics(new ChangeTopics([new TopicChoice("offer.submitted", EmailChoice.Daily), new TopicChoice("offer.submitted", EmailChoice.Never)]))))
            .Content!.ShouldContain("\"topics\":");

        await app.PublishAsync(_anna.Known());
        await TellAsync(app);
        (await app.NotificationsAsync(db => db.Mails.CountAsync(m => m.PersonId == _anna.PersonId))).ShouldBe(0);
    }

    private async Task TellAsync(RunningMarketplace app)
    {
        await app.PublishAsync(TellingTheRightPersons.Company(_story.Anna, (_anna, MemberRole.Owner)), TellingTheRightPersons.Company(_story.Behrad, (_behrad, MemberRole.Owner)));
        await app.PublishAsync(_story.Offers(_story.Anna), _story.Withdraws(_story.Anna));
        await Eventually.HoldsAsync(async () => { await app.TellWaitingAsync(); return (await app.Api<INotificationsApi>(_anna).Unread()).Count == 2; });
    }
}
