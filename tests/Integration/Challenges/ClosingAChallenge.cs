using Marketplace.Challenges.Data;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Challenges;

public sealed class ClosingAChallenge(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Holds_from_its_instant_before_anybody_has_noticed(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await app.PublishedAsync();
        var solver = await app.SolverAsync();
        var api = app.Api<IChallengesApi>(null);

        // The closing time passes where only the database says so; the state as written stays Published until the job comes by.
        DateTimeOffset? past = TimeProvider.System.GetUtcNow().AddMinutes(-1);
        await app.InChallengesAsync(db => db.Challenges.Where(c => c.Id == challenge.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ClosesAt, past)));

        var shown = await api.Get(challenge.Id);
        (shown.State, shown.History[^1].State).ShouldBe((ChallengeState.Closed, ChallengeState.Closed));
        (await api.List(ChallengeState.Closed, seekerId: seeker.CompanyId)).Items.ShouldHaveSingleItem().State.ShouldBe(ChallengeState.Closed);
        (await api.List(ChallengeState.Published, seekerId: seeker.CompanyId)).Items.ShouldBeEmpty();
        (await Should.ThrowAsync<ApiException>(() => app.Api<IChallengesApi>(solver).Ask(challenge.Id, new AskClarification("Late?"), Some.Key()))).Content!.ShouldContain("challenge.not_open");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_written_down_and_told_once(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (_, challenge) = await app.PublishedAsync(TimeSpan.FromSeconds(2));

        await Eventually.HoldsAsync(async () => (await app.EventsAsync(challenge.Id)).Contains("ChallengeClosed"));
        // The job has come by again once it has noticed another.
        var (_, later) = await app.PublishedAsync(TimeSpan.FromSeconds(2));
        await Eventually.HoldsAsync(async () => (await app.EventsAsync(later.Id)).Contains("ChallengeClosed"));

        // The job or the news that offers were opened, whichever was first: told once, with the state beside it.
        var events = await app.EventsAsync(challenge.Id);
        events.Count(e => e == "ChallengeClosed").ShouldBe(1);
        events.Skip(events.ToList().IndexOf("ChallengePublished")).ShouldContain("ChallengeChanged");
        var closed = await app.Api<IChallengesApi>(null).Get(challenge.Id);
        closed.History.ShouldContain(new StateChange(ChallengeState.Closed, challenge.Brief.ClosesAt!.Value, null));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_followed_by_what_the_contest_comes_to(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await app.PublishedAsync();
        var agreement = Guid.CreateVersion7();

        await TellAsync(app, Moment(new OffersOpened { Offers = [], Id = default, Version = 1, OccurredAt = default, ChallengeId = default, ChallengeCode = "", ChallengeTitle = "", SeekerId = default }));
        await ReachesAsync(ChallengeState.Evaluating);
        await TellAsync(app, Moment(new AwardConfirmed { AwardId = Guid.CreateVersion7(), OfferId = Guid.CreateVersion7(), WinnerId = Guid.CreateVersion7(), AgreementId = agreement, OtherCompanyIds = [], Id = default, Version = 1, OccurredAt = default, ChallengeId = default, ChallengeCode = "", ChallengeTitle = "", SeekerId = default }));
        await ReachesAsync(ChallengeState.Awarded);
        await TellAsync(app, Agreement(AgreementState.Active, 1));
        await TellAsync(app, Agreement(AgreementState.Terminated, 2));
        await ReachesAsync(ChallengeState.Terminated);

        (await app.EventsAsync(challenge.Id)).Count(e => e == "ChallengeChanged").ShouldBe(5);
        (await app.Api<IChallengesApi>(null).Get(challenge.Id)).StateReason.ShouldBe("Late beyond hope.");

        T Moment<T>(T moment)
            where T : ContestMoment => moment with
            {
                Id = challenge.Id,
                OccurredAt = TimeProvider.System.GetUtcNow(),
                ChallengeId = challenge.Id,
                ChallengeCode = challenge.Code,
                ChallengeTitle = challenge.Brief.Title,
                SeekerId = seeker.CompanyId!.Value,
            };

        AgreementChanged Agreement(AgreementState state, long version) => new()
        {
            Id = agreement,
            Version = version,
            OccurredAt = TimeProvider.System.GetUtcNow(),
            ChallengeId = challenge.Id,
            OfferId = Guid.CreateVersion7(),
            SeekerId = seeker.CompanyId!.Value,
            SolverId = Guid.CreateVersion7(),
            State = state,
            StateReason = state == AgreementState.Terminated ? "Late beyond hope." : null,
            Milestones = 0,
            MilestonesAccepted = 0,
            StartedAt = TimeProvider.System.GetUtcNow(),
        };

        Task ReachesAsync(ChallengeState state) => Eventually.HoldsAsync(async () => (await app.Api<IChallengesApi>(null).Get(challenge.Id)).State == state);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_told_even_where_the_contest_is_quicker_than_the_job(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, challenge) = await app.PublishedAsync(TimeSpan.FromSeconds(1.5));
        await Eventually.HoldsAsync(() => Task.FromResult(TimeProvider.System.GetUtcNow() > challenge.Brief.ClosesAt));

        await TellAsync(app, new ContestNotAwarded
        {
            Id = challenge.Id,
            Version = 1,
            OccurredAt = TimeProvider.System.GetUtcNow(),
            ChallengeId = challenge.Id,
            ChallengeCode = challenge.Code,
            ChallengeTitle = challenge.Brief.Title,
            SeekerId = seeker.CompanyId!.Value,
            Reason = NoAwardReason.NoOffers,
            CompanyIds = [],
        });

        await Eventually.HoldsAsync(async () => (await app.Api<IChallengesApi>(null).Get(challenge.Id)).State == ChallengeState.NotAwarded);
        (await app.EventsAsync(challenge.Id)).Count(e => e == "ChallengeClosed").ShouldBe(1);
        // The offers' own service may have opened the contest before this.
        (await app.Api<IChallengesApi>(null).Get(challenge.Id)).History.Select(h => h.State).Where(s => s != ChallengeState.Evaluating)
            .ShouldBe([ChallengeState.Published, ChallengeState.Closed, ChallengeState.NotAwarded]);
    }

    // Whoever's outbox it goes through, the bus brings it to the consumers.
    private static Task<int> TellAsync(RunningMarketplace app, Event message) => app.InChallengesAsync((ChallengesDbContext db) =>
    {
        db.Publish(message);
        return db.SaveChangesAsync();
    });
}
