using Marketplace.Contracts;
using Marketplace.Contracts.Accounts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Notifications;
using Marketplace.Contracts.Offers;
using Marketplace.Notifications;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Shouldly;

namespace Marketplace.Tests.Integration.Notifications;

public sealed class TellingTheRightPersons(Marketplaces marketplaces)
{
    private readonly Actor _owner = Actor.Person("Seeker"), _viewer = Actor.Person("Seeker's viewer"), _anna = Actor.Person("Anna"), _clerk = Actor.Person("Anna's viewer");
    private readonly Actor _behrad = Actor.Person("Behrad"), _evaluator = Actor.Person("Evaluator");
    private readonly ContestStory _story = new(closesIn: -TimeSpan.FromDays(1));
    private readonly Guid _objection = Guid.CreateVersion7();

    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Of_every_moment_in_any_order_and_nobody_twice(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        foreach (var order in (Func<List<Event>, IEnumerable<Event>>[])[e => e, e => Enumerable.Reverse(e)])
        {
            var told = new TellingTheRightPersons(marketplaces);
            await told.HappensAsync(app, order);
        }
    }

    private async Task HappensAsync(RunningMarketplace app, Func<List<Event>, IEnumerable<Event>> order)
    {
        // Officers are told by their part, so one must be known before anything happens; everybody else may become known later.
        var officer = Actor.Officer();
        await app.PublishAsync(officer.Known());
        await Eventually.HoldsAsync(() => app.NotificationsAsync(db => db.Persons.AnyAsync(p => p.Id == officer.PersonId)));

        List<Event> events =
        [
            .. Companies(), _story.Changed(1, ChallengeState.InReview), _story.Submitted(), _story.Published(), _story.Recommends(_story.Anna), _story.Interest(_story.Anna),
            _story.Offers(_story.Anna), _story.Offers(_story.Behrad), _story.OfferIs(_story.Anna, OfferState.Opened, 3), _story.OfferIs(_story.Behrad, OfferState.Opened, 3),
            _story.Closed(), _story.Opened(), Panel(), _story.Proposed(), _story.Objects(_story.Behrad, _objection), _story.Decides(_story.Behrad, _objection, upheld: false),
            StandstillEnded(), _story.Confirmed(), Delivered(), _story.AgreementIs(AgreementState.Completed, 3),
        ];
        await app.PublishRepeatedlyAsync(3, [.. order(events)]);

        Guid[] seeker = [_owner.PersonId, _viewer.PersonId], anna = [_anna.PersonId, _clerk.PersonId], behrad = [_behrad.PersonId], actingSeeker = [_owner.PersonId];
        var (c, offers) = (_story.Challenge, (Anna: $"/offers/{_story.AnnasOffer}", Behrad: $"/offers/{_story.BehradsOffer}"));
        await ToldAsync(app, "challenge.submitted", $"/programme/review/{c}", officers: true, []);
        await ToldAsync(app, "challenge.published", $"/challenges/{c}", officers: false, seeker);
        await ToldAsync(app, "challenge.recommended", $"/challenges/{c}", officers: false, [_anna.PersonId]);
        await ToldAsync(app, "interest.expressed", $"/seeker/challenges/{c}", officers: false, seeker);
        await ToldAsync(app, "challenge.closed", $"/seeker/challenges/{c}", officers: false, seeker);
        await ToldAsync(app, "offer.submitted", offers.Anna, officers: false, anna);
        await ToldAsync(app, "offer.submitted", offers.Behrad, officers: false, behrad);
        await ToldAsync(app, "offers.opened", $"/evaluation/{c}", officers: false, seeker, actingSeeker);
        await ToldAsync(app, "offers.opened", offers.Anna, officers: false, anna);
        await ToldAsync(app, "panel.named", $"/evaluation/{c}", officers: false, [_evaluator.PersonId], [_evaluator.PersonId]);
        await ToldAsync(app, "award.result", offers.Anna, officers: false, anna);
        await ToldAsync(app, "award.result", offers.Behrad, officers: false, behrad);
        await ToldAsync(app, "award.proposed", $"/awards/{c}", officers: true, seeker);
        await ToldAsync(app, "objection.raised", $"/awards/{c}", officers: false, seeker);
        await ToldAsync(app, "objection.decided", $"/awards/{c}", officers: true, [.. seeker, .. behrad]);
        await ToldAsync(app, "standstill.ended", $"/awards/{c}", officers: false, anna, [_anna.PersonId]);
        await ToldAsync(app, "award.confirmed", $"/agreements/{_story.Agreement}", officers: true, [.. seeker, .. anna]);
        await ToldAsync(app, "award.confirmed", $"/challenges/{c}", officers: false, behrad);
        await ToldAsync(app, "milestone.moved", $"/agreements/{_story.Agreement}", officers: false, seeker, actingSeeker);
        await ToldAsync(app, "agreement.ended", $"/agreements/{_story.Agreement}", officers: true, [.. seeker, .. anna]);
        (await app.NotificationsAsync(db => db.WaitingNews.AnyAsync(w => w.CompanyId == _story.Seeker))).ShouldBeFalse();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Tells_followers_of_an_answer_and_never_who_asked_or_offered(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        var story = new ContestStory(closesIn: TimeSpan.FromDays(3));
        await app.PublishAsync(
            Company(story.Seeker, (_owner, MemberRole.Owner)), Company(story.Anna, (_anna, MemberRole.Owner)), Company(story.Behrad, (_behrad, MemberRole.Owner)),
            story.OfferIs(story.Anna, OfferState.Draft, 1), story.OfferIs(story.Behrad, OfferState.Withdrawn, 3), story.OfferIs(story.Anna, OfferState.Submitted), story.Offers(story.Anna));
        await Eventually.HoldsAsync(() => app.NotificationsAsync(async db => await db.Contestants.CountAsync(c => c.ChallengeId == story.Challenge && c.OfferVersion >= 2) == 2));
        await app.PublishAsync(
            new ClarificationAsked { Id = story.Challenge, Version = 3, OccurredAt = TimeProvider.System.GetUtcNow(), Code = story.Code, Title = story.Title, SeekerId = story.Seeker, ClarificationId = Guid.CreateVersion7() },
            new ClarificationAnswered { Id = story.Challenge, Version = 4, OccurredAt = TimeProvider.System.GetUtcNow(), Code = story.Code, Title = story.Title, SeekerId = story.Seeker, ClarificationId = Guid.CreateVersion7() });

        await Eventually.HoldsAsync(async () => await InboxAsync(app, _anna) is { Count: 2 });
        await Eventually.HoldsAsync(async () => await InboxAsync(app, _owner) is { Count: 1 });
        var asked = (await InboxAsync(app, _owner)).Single();
        (asked.Topic, asked.Path, asked.NeedsAction).ShouldBe(("clarification.asked", "/seeker/questions", true));
        asked.Text.ShouldContain(story.Title);
        (await InboxAsync(app, _anna)).Select(n => n.Topic).ShouldBe(["clarification.answered", "offer.submitted"], ignoreOrder: true);
        (await InboxAsync(app, _behrad)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Recommends_a_challenge_to_a_company_once_however_often_it_is_found(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        await app.PublishAsync(Company(_story.Anna, (_anna, MemberRole.Editor), (_clerk, MemberRole.Viewer)));
        await app.PublishAsync(_story.Recommends(_story.Anna), _story.Recommends(_story.Anna, _story.Behrad), _story.Recommends(_story.Anna));

        await Eventually.HoldsAsync(async () => { await app.TellWaitingAsync(); return (await InboxAsync(app, _anna)).Count == 1; });
        (await InboxAsync(app, _anna, "fa")).Single().Text.ShouldContain("هم‌رشته با توانمندی شما");
        (await InboxAsync(app, _anna)).Single().Text.ShouldContain("Same field as your capability");
        (await InboxAsync(app, _clerk)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Goes_with_a_company_through_verification(Parts parts)
    {
        var app = await marketplaces.On(parts, "notifications");
        var (id, now, officer) = (Guid.CreateVersion7(), TimeProvider.System.GetUtcNow(), Actor.Officer());
        await app.PublishAsync(officer.Known());
        await Eventually.HoldsAsync(() => app.NotificationsAsync(db => db.Persons.AnyAsync(p => p.Id == officer.PersonId)));
        await app.PublishAsync(
            new CompanySubmitted { Id = id, Version = 2, OccurredAt = now, NameFa = "آنا", NameEn = "Anna" }, new CompanyReturned { Id = id, Version = 3, OccurredAt = now, Reason = "نشانی را کامل کنید." },
            new CompanyVerified { Id = id, Version = 5, OccurredAt = now }, new CompanySuspended { Id = id, Version = 6, OccurredAt = now, Reason = "بسته شد" },
            new CompanyReinstated { Id = id, Version = 7, OccurredAt = now, Reason = "باز شد" }, new SolvingGranted { Id = id, Version = 8, OccurredAt = now },
            Company(id, (_anna, MemberRole.Owner)));

        await Eventually.HoldsAsync(async () => { await app.TellWaitingAsync(); return (await InboxAsync(app, _anna)).Count == 5; });
        var inbox = (await InboxAsync(app, _anna, "fa")).ToDictionary(n => n.Topic);
        inbox.Values.ShouldAllBe(n => n.Path == "/company");
        inbox["company.returned"].NeedsAction.ShouldBeTrue();
        inbox["company.returned"].Text.ShouldContain("نشانی را کامل کنید.");
        await Eventually.HoldsAsync(async () => (await app.ToldOfAsync($"/programme/verification/{id}")).Contains((officer.PersonId, true)));
        (await app.ToldOfAsync($"/programme/verification/{id}")).ShouldNotContain(t => t.Person == _anna.PersonId);
    }

    internal static CompanyChanged Company(Guid id, params IReadOnlyList<(Actor Person, MemberRole Role)> members) =>
        ContestStory.Company(id, 1, "شرکت", [.. members.Select(m => new CompanyMember(m.Person.PersonId, m.Role))]);

    private IEnumerable<Event> Companies() =>
    [
        Company(_story.Seeker, (_owner, MemberRole.Owner), (_viewer, MemberRole.Viewer)), Company(_story.Anna, (_anna, MemberRole.Owner), (_clerk, MemberRole.Viewer)),
        Company(_story.Behrad, (_behrad, MemberRole.Editor)), _owner.Known(), _viewer.Known(), _anna.Known(), _behrad.Known(),
    ];

    private PanelNamed Panel() => Contest(new PanelNamed
    {
        Id = default, Version = 3, OccurredAt = default, ChallengeId = default, ChallengeCode = "", ChallengeTitle = "", SeekerId = default, PersonIds = [_evaluator.PersonId],
    });

    private StandstillEnded StandstillEnded() => Contest(new StandstillEnded
    {
        Id = default, Version = 6, OccurredAt = default, ChallengeId = default, ChallengeCode = "", ChallengeTitle = "", SeekerId = default, AwardId = _story.Award, WinnerId = _story.Anna,
    });

    private MilestoneMoved Delivered()
    {
        var moment = Contest(new MilestoneMoved
        {
            Id = default, Version = 2, OccurredAt = default, ChallengeId = default, ChallengeCode = "", ChallengeTitle = "", SeekerId = default,
            MilestoneId = Guid.CreateVersion7(), Number = 1, SolverId = _story.Anna, State = MilestoneState.Delivered,
        });
        return moment with { Id = _story.Agreement };
    }

    private T Contest<T>(T moment)
        where T : ContestMoment => moment with
        {
            Id = _story.Challenge,
            OccurredAt = TimeProvider.System.GetUtcNow(),
            ChallengeId = _story.Challenge,
            ChallengeCode = _story.Code,
            ChallengeTitle = _story.Title,
            SeekerId = _story.Seeker,
        };

    // Officers of other tests may be there too; everybody else is exactly who is named.
    private static async Task ToldAsync(RunningMarketplace app, string topic, string path, bool officers, Guid[] persons, Guid[]? acting = null)
    {
        async Task<(Guid[] Persons, Guid[] Acting)> WhoAsync() => await app.NotificationsAsync<(Guid[], Guid[])>(async db =>
        {
            var told = await db.Notifications.Where(n => n.Topic == topic && n.Path == path).ToListAsync();
            told.ShouldAllBe(n => !Wording.Of("fa", "notice." + n.Words).StartsWith("notice."));
            var known = await db.Persons.Where(p => p.IsOfficer).Select(p => p.Id).ToListAsync();
            var others = officers ? told.Where(n => !known.Contains(n.PersonId)).ToList() : told;
            if (officers && others.Count == told.Count) return ([Guid.Empty], []);
            return ([.. others.Select(n => n.PersonId).Order()], [.. others.Where(n => n.NeedsAction).Select(n => n.PersonId).Order()]);
        });

        try
        {
            await Eventually.HoldsAsync(async () =>
            {
                await app.TellWaitingAsync();
                return (await WhoAsync()).Persons.SequenceEqual(persons.Order());
            });
        }
        catch (TimeoutException)
        {
            (await WhoAsync()).Persons.ShouldBe([.. persons.Order()], topic);
        }

        (await WhoAsync()).Acting.ShouldBe([.. (acting ?? []).Order()], topic);
    }

    private static async Task<IReadOnlyList<NotificationDetails>> InboxAsync(RunningMarketplace app, Actor actor, string language = "en") =>
        (await app.Api<INotificationsApi>(actor, language).List(pageSize: 100)).Items;
}
