using System.Net;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Programme;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Programme;

public sealed class FollowingMatches(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Leads_to_the_same_end_in_order_in_reverse_and_repeated(Parts parts)
    {
        var app = await marketplaces.On(parts, "programme");
        var officer = app.Api<IProgrammeApi>(Actor.Officer());
        foreach (var order in (Func<IReadOnlyList<Event>, IEnumerable<Event>>[])[e => e, e => e.Reverse(), e => e.OrderBy(x => x.GetHashCode())])
        {
            var story = new ContestStory(closesIn: -TimeSpan.FromDays(1));
            await app.PublishRepeatedlyAsync(3, [.. order(story.Whole())]);

            await Eventually.HoldsAsync(async () => await StagesAsync(officer, story) is [(_, MatchStage.Delivered), (_, MatchStage.NotSelected)]);
            await Eventually.HoldsAsync(async () => (await officer.Matches(story.Challenge)).Items.Single(m => m.CompanyId == story.Anna) is
            { Score: 0.75, ReasonEn: "Same field as your capability", CompanyNameFa: "آنا", ChallengeCode.Length: > 0 });
            await Eventually.HoldsAsync(async () => (await TrailAsync(officer, story)).Count == 11);
            (await TrailAsync(officer, story)).Select(t => t.Kind[(t.Kind.IndexOf('.') + 1)..]).ShouldBe(
            [
                nameof(ChallengeSubmitted), nameof(ChallengePublished), "MatchesFound", nameof(InterestExpressed), nameof(OfferSubmitted), nameof(OfferSubmitted),
                nameof(ChallengeClosed), nameof(OffersOpened), nameof(AwardProposed), nameof(AwardConfirmed), nameof(AgreementChanged),
            ], ignoreOrder: false);
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Shows_nobody_who_offered_before_the_closing_time(Parts parts)
    {
        var app = await marketplaces.On(parts, "programme");
        var officer = app.Api<IProgrammeApi>(Actor.Officer());
        var story = new ContestStory(closesIn: TimeSpan.FromDays(3));
        await app.PublishAsync(
            ContestStory.Company(story.Anna, 1, "آنا"), ContestStory.Company(story.Behrad, 1, "بهراد"), story.Changed(2, ChallengeState.Published, hideCount: true),
            story.Published(), story.Recommends(story.Anna), story.Interest(story.Anna), story.OfferIs(story.Anna, OfferState.Submitted), story.Offers(story.Anna),
            story.OfferIs(story.Behrad, OfferState.Submitted), story.Offers(story.Behrad));

        await Eventually.HoldsAsync(async () => await StagesAsync(officer, story) is [(_, MatchStage.Interested)]);
        await Eventually.HoldsAsync(async () => await app.ProgrammeAsync(db => db.CountTrailAsync(story.Challenge)) == 5);
        (await TrailAsync(officer, story)).Select(t => t.Kind).ShouldBe(["challenges.ChallengePublished", "search.MatchesFound", "offers.InterestExpressed"]);
        (await officer.Matches(story.Challenge, MatchStage.Offered)).Total.ShouldBe(0);
        var sealedTicket = await TicketAsync(officer, story);
        (sealedTicket.Matches, sealedTicket.Interests, sealedTicket.Offers).ShouldBe((1, 1, null));
        var http = app.Http(Actor.Officer());
        foreach (var path in (string[])[$"matches?challengeId={story.Challenge}&pageSize=100", $"challenges/{story.Challenge}/trail", $"board?province={story.Province}"])
            (await http.GetStringAsync(new Uri($"/api/programme/v1/{path}", UriKind.Relative))).ShouldNotContain(story.Behrad.ToString());

        await app.PublishAsync(story.Changed(3, ChallengeState.Published));
        await Eventually.HoldsAsync(async () => (await TicketAsync(officer, story)).Offers == 2);
        (await StagesAsync(officer, story)).ShouldBe([(story.Anna, MatchStage.Interested)]);

        // The closing time decides, not the state: nobody has said yet that it is closed.
        await app.PublishAsync(story.Changed(4, ChallengeState.Published, hideCount: true, closesAt: TimeProvider.System.GetUtcNow().AddSeconds(-1)));
        await Eventually.HoldsAsync(async () => (await StagesAsync(officer, story)).Count == 2);
        (await StagesAsync(officer, story)).ShouldAllBe(s => s.Stage == MatchStage.Offered);
        (await TicketAsync(officer, story)).Offers.ShouldBe(2);
        (await TrailAsync(officer, story)).Count(t => t.Kind == "offers.OfferSubmitted").ShouldBe(2);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Keeps_the_offers_of_a_cancelled_challenge_to_itself(Parts parts)
    {
        var app = await marketplaces.On(parts, "programme");
        var officer = app.Api<IProgrammeApi>(Actor.Officer());
        var story = new ContestStory(closesIn: -TimeSpan.FromDays(1));
        await app.PublishAsync(story.OfferIs(story.Behrad, OfferState.Submitted), story.Interest(story.Anna), story.Changed(3, ChallengeState.Cancelled));

        await Eventually.HoldsAsync(async () => await StagesAsync(officer, story) is [(_, MatchStage.Interested)]);
        await Eventually.HoldsAsync(async () => await app.ProgrammeAsync(db => db.CountOffersAsync(story.Challenge)) == 1);
        (await StagesAsync(officer, story)).ShouldBe([(story.Anna, MatchStage.Interested)]);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Steps_back_when_an_offer_is_withdrawn_or_a_proposal_falls_and_never_because_a_message_is_late(Parts parts)
    {
        var app = await marketplaces.On(parts, "programme");
        var officer = app.Api<IProgrammeApi>(Actor.Officer());
        var story = new ContestStory(closesIn: -TimeSpan.FromDays(1));
        await app.PublishAsync(story.Changed(2, ChallengeState.Published), story.Interest(story.Anna), story.OfferIs(story.Anna, OfferState.Withdrawn, 3), story.OfferIs(story.Behrad, OfferState.Submitted));
        await Eventually.HoldsAsync(async () => await StagesAsync(officer, story) is [(_, MatchStage.Interested), (_, MatchStage.Offered)]);
        await app.PublishAsync(story.OfferIs(story.Anna, OfferState.Submitted), story.Offers(story.Anna), story.Withdraws(story.Anna));
        await Eventually.HoldsAsync(async () => await app.ProgrammeAsync(db => db.CountTrailAsync(story.Challenge)) == 3);
        (await StagesAsync(officer, story)).ShouldContain((story.Anna, MatchStage.Interested));

        await app.PublishAsync(story.Opened(), story.Proposed());
        await Eventually.HoldsAsync(async () => (await StagesAsync(officer, story)).Contains((story.Anna, MatchStage.AwardProposed)));
        var objection = Guid.CreateVersion7();
        await app.PublishAsync(story.Objects(story.Behrad, objection), story.Decides(story.Behrad, objection, upheld: true));
        await Eventually.HoldsAsync(async () => (await StagesAsync(officer, story)).Contains((story.Anna, MatchStage.Opened)));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_the_programme(Parts parts)
    {
        var app = await marketplaces.On(parts, "programme");
        var someone = app.Api<IProgrammeApi>(Actor.Person().For(Guid.CreateVersion7()));
        foreach (var attempt in (Func<Task>[])[() => someone.Board(), () => someone.Matches(), () => someone.Trail(Guid.CreateVersion7())])
            (await Should.ThrowAsync<ApiException>(attempt)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var council = app.Api<IProgrammeApi>(Actor.Council());
        await council.Matches(sort: "score");
        await council.Board();
        (await Should.ThrowAsync<ApiException>(() => council.Trail(Guid.CreateVersion7()))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    private static async Task<List<(Guid Company, MatchStage Stage)>> StagesAsync(IProgrammeApi api, ContestStory story) =>
        [.. (await api.Matches(story.Challenge)).Items.Select(m => (m.CompanyId, m.Stage)).OrderBy(m => m.CompanyId == story.Anna ? 0 : 1)];

    // Unknown until its state has been heard.
    private static async Task<IReadOnlyList<TrailEntry>> TrailAsync(IProgrammeApi api, ContestStory story)
    {
        try
        {
            return await api.Trail(story.Challenge);
        }
        catch (ApiException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            return [];
        }
    }

    private static async Task<BoardTicket> TicketAsync(IProgrammeApi api, ContestStory story) =>
        (await api.Board(story.Province)).Columns.SelectMany(c => c.Tickets).Single(t => t.ChallengeId == story.Challenge);
}
