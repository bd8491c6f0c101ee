using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Programme;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Shouldly;

namespace Marketplace.Tests.Integration.Programme;

public sealed class SeeingTheBoard(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Puts_every_challenge_in_its_stage_with_its_age_and_the_stalled_first(Parts parts)
    {
        var app = await marketplaces.On(parts, "programme");
        var officer = app.Api<IProgrammeApi>(Actor.Officer());
        var story = new ContestStory(closesIn: TimeSpan.FromDays(3));
        var now = TimeProvider.System.GetUtcNow();
        ChallengeChanged Waiting(TimeSpan age) => story.Changed(1, ChallengeState.InReview) with { Id = Guid.CreateVersion7(), SubmittedAt = now - age };
        var (fresh, old) = (Waiting(TimeSpan.FromHours(3)), Waiting(TimeSpan.FromDays(30)));
        await app.PublishAsync(fresh, old, story.Changed(2, ChallengeState.Published));

        await Eventually.HoldsAsync(async () => (await officer.Board(story.Province)).Columns.Sum(c => c.Total) == 3);
        var board = await officer.Board(story.Province);
        board.Columns.Select(c => c.State).ShouldBe(Enum.GetValues<ChallengeState>().Where(s => s != ChallengeState.Draft));
        var review = board.Columns.Single(c => c.State == ChallengeState.InReview);
        (review.Total, review.Stalled).ShouldBe((2, 1));
        review.Tickets.Select(t => (t.ChallengeId, t.DaysInStage, t.Stalled)).ShouldBe([(old.Id, 30, true), (fresh.Id, 0, false)]);
        (await officer.Board(story.Province, "advanced-materials")).Columns.Sum(c => c.Total).ShouldBe(3);
        (await officer.Board(story.Province, "no-such-field")).Columns.ShouldAllBe(c => c.Total == 0 && c.Tickets.Count == 0);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Counts_the_programme_exactly_and_says_nothing_where_there_is_nothing(Parts parts)
    {
        Marketplaces.Need(parts);
        // A programme of its own on the bus in memory: figures are about everything there is.
        var settings = Marketplaces.Connections(parts, ["programme"]);
        settings.Remove("ConnectionStrings:RabbitMq");
        await using var app = await RunningMarketplace.StartAsync(settings, null, "programme");
        var anybody = app.Api<IProgrammeApi>(null);
        var none = await anybody.Kpis();
        (none with { At = default }).ShouldBe(new Kpis(default, 0, 0, 0, 0, null, null, null, null, null, 0, 0));

        var (delivered, unanswered) = (new ContestStory(-TimeSpan.FromDays(1)), new ContestStory(-TimeSpan.FromDays(1)));
        var (open, hidden) = (new ContestStory(TimeSpan.FromDays(1)), new ContestStory(TimeSpan.FromDays(1)));
        await app.PublishAsync(delivered.Whole());
        await app.PublishAsync(
            open.Changed(2, ChallengeState.Published), open.OfferIs(open.Anna, OfferState.Submitted), open.OfferIs(open.Behrad, OfferState.Withdrawn),
            unanswered.Changed(2, ChallengeState.NotAwarded), unanswered.OfferIs(unanswered.Anna, OfferState.Opened),
            hidden.Changed(2, ChallengeState.Published, hideCount: true), hidden.OfferIs(hidden.Anna, OfferState.Submitted));

        await Eventually.HoldsAsync(async () => await anybody.Kpis() is { PublishedChallenges: 4, SubmittedOffers: 4, VerifiedOutcomes: 1, MedianDaysToAward: not null, SolvedShare: 0.5 });
        var kpis = await anybody.Kpis();
        (kpis.VerifiedCompanies, kpis.OpenChallenges, kpis.ActiveAgreements).ShouldBe((2, 2, 0));
        (kpis.OffersPerChallenge, kpis.SingleOfferShare, kpis.SolvedShare).ShouldBe((1.5, 0.5, 0.5));
        kpis.MedianHoursToFirstOffer!.Value.ShouldBe(48, tolerance: 0.01);
        kpis.MedianDaysToAward!.Value.ShouldBe(3, tolerance: 0.01);
    }
}
