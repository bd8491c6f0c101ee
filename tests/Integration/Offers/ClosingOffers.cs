using System.Net;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Refit;
using Shouldly;
using static Marketplace.Tests.Integration.Offers.ContestSteps;
using static Marketplace.Tests.Integration.Offers.Refusals;

namespace Marketplace.Tests.Integration.Offers;

public sealed class ClosingOffers(Marketplaces marketplaces)
{
    private const int Crowd = 160;

    public static TheoryData<Parts> Parts => Marketplaces.All;

    public static TheoryData<Parts, int> Skews => new([(Harness.Parts.Embedded, 5), (Harness.Parts.Embedded, -5), (Harness.Parts.Servers, 5), (Harness.Parts.Servers, -5)]);

    [Theory, MemberData(nameof(Parts))]
    public async Task Of_a_crowd_handing_in_around_closing_exactly_those_acknowledged_are_opened(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var challenge = await app.PublishedAsync(await app.KnownCompanyAsync(CompanyKind.SmallIndustry));
        var solvers = Enumerable.Range(0, Crowd).Select(_ => Actor.Person().For(Guid.CreateVersion7())).ToList();
        await app.DeliverAsync([.. solvers.Select(s => Company(s.CompanyId!.Value, s))]);
        var ids = solvers.Select(s => s.CompanyId!.Value).ToList();
        await Eventually.HoldsAsync(async () => await app.InOffers(db => db.Companies.CountAsync(c => ids.Contains(c.Id))) == Crowd);
        var drafts = new List<(IOffersApi Api, Guid Id)>();
        foreach (var batch in solvers.Chunk(16))
            drafts.AddRange(await Task.WhenAll(batch.Select(async s => (app.Api<IOffersApi>(s), (await app.DraftedAsync(s, challenge.Id)).Id))));

        var closesAt = await app.InOffers(ClockAsync) + TimeSpan.FromMilliseconds(500);
        await app.InOffers(db => db.Contests.Where(c => c.Id == challenge.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ClosesAt, closesAt)));
        var answers = new List<(Guid Id, DateTimeOffset? At, string? Refused)>();
        var queue = new Queue<(IOffersApi Api, Guid Id)>(drafts);
        // A few at a time, without a pause, until everybody has tried; the later ones certainly after closing.
        while (queue.Count > 0)
        {
            var wave = Enumerable.Range(0, Math.Min(8, queue.Count)).Select(_ => queue.Dequeue()).ToList();
            if (queue.Count < 16) await Eventually.HoldsAsync(async () => await app.InOffers(ClockAsync) > closesAt);
            answers.AddRange(await Task.WhenAll(wave.Select(d => TryAsync(d.Api, d.Id))));
        }

        await app.OpenedAsync(challenge.Id);
        var opened = await app.InOffers(db => db.Offers.Where(o => o.ChallengeId == challenge.Id && o.State == OfferState.Opened).Select(o => o.Id).ToListAsync());
        var acknowledged = answers.Where(a => a.At is not null).ToList();
        opened.Order().ShouldBe(acknowledged.Select(a => a.Id).Order());
        acknowledged.ShouldAllBe(a => a.At < closesAt);
        answers.Where(a => a.At is null).ShouldAllBe(a => a.Refused!.Contains("contest.closed"));
        (acknowledged.Count, Crowd - acknowledged.Count).ShouldSatisfyAllConditions(c => c.Item1.ShouldBePositive(), c => c.Item2.ShouldBePositive());
        (await app.InOffers(db => db.Offers.CountAsync(o => o.ChallengeId == challenge.Id && o.State == OfferState.Lapsed))).ShouldBe(Crowd - acknowledged.Count);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Opens_them_for_whoever_looks_first_and_tells_it_once(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var offer = await app.SubmittedAsync(solver, challenge.Id);
        var panel = await app.PanelAsync(seeker, challenge.Id);
        var now = await app.InOffers(ClockAsync);

        await app.InOffers(db => db.Contests.Where(c => c.Id == challenge.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ClosesAt, now)));
        var looks = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => app.Api<IOffersApi>(panel.Chair).Evaluation(challenge.Id)));

        looks.ShouldAllBe(e => e.State == EvaluationState.Scoring && e.Offers.Count == 1);
        await RefusedAsync(() => app.Api<IOffersApi>(solver).Withdraw(offer.Id, Some.Key()), HttpStatusCode.Conflict, "contest.closed");
        (await app.PublishedCountAsync<OffersOpened>(challenge.Id)).ShouldBe(1);
    }

    [Theory, MemberData(nameof(Skews))]
    public async Task Is_decided_by_the_databases_clock_however_wrong_the_programs_clock_is(Parts parts, int minutes)
    {
        Marketplaces.Need(parts);
        await using var app = await RunningMarketplace.StartAsync(
            Marketplaces.Connections(parts, ["offers"]), b => b.Services.AddSingleton<TimeProvider>(new WrongClock(TimeSpan.FromMinutes(minutes))), "offers");
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var (open, closed) = (await app.PublishedAsync(seeker, TimeSpan.FromMinutes(2)), await app.PublishedAsync(seeker, TimeSpan.FromMinutes(2)));
        var late = await app.DraftedAsync(solver, closed.Id);

        var submitted = await app.SubmittedAsync(solver, open.Id);
        await app.CloseNowAsync(closed.Id);

        (submitted.Receipt!.SubmittedAt - await app.InOffers(ClockAsync)).Duration().ShouldBeLessThan(TimeSpan.FromMinutes(1));
        await RefusedAsync(() => app.Api<IOffersApi>(solver).Submit(late.Id, Some.Key()), HttpStatusCode.Conflict, "contest.closed");
        (await app.InOffers(db => db.Contests.SingleAsync(c => c.Id == open.Id))).OpenedAt.ShouldBeNull();
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_put_off_once_on_the_record_when_the_platform_was_away(Parts parts)
    {
        Marketplaces.Need(parts);
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(parts, ["offers"]), null, "offers");
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var draft = await app.DraftedAsync(solver, challenge.Id);
        await Eventually.HoldsAsync(() => app.InOffers(db => db.Heartbeats.AnyAsync()));

        // As if nothing had run for ten minutes, five minutes of which after closing.
        var now = await app.InOffers(ClockAsync);
        await app.InOffers(async db =>
        {
            await using var together = await db.Database.BeginTransactionAsync();
            await db.Contests.Where(c => c.Id == challenge.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.ClosesAt, now.AddMinutes(-5)));
            await db.Heartbeats.ExecuteUpdateAsync(s => s.SetProperty(h => h.At, now.AddMinutes(-10)));
            await together.CommitAsync();
            return true;
        });

        await Eventually.HoldsAsync(() => app.InOffers(db => db.Contests.AnyAsync(c => c.Id == challenge.Id && c.ExtendedAt != null)));
        (await app.Api<IOffersApi>(solver).Submit(draft.Id, Some.Key())).ShouldSatisfyAllConditions(
            o => o.State.ShouldBe(OfferState.Submitted), o => (o.ClosesAt - now).ShouldBeInRange(TimeSpan.FromHours(24), TimeSpan.FromHours(24.1)));
        (await app.PublishedCountAsync<ContestExtended>(challenge.Id)).ShouldBe(1);
    }

    private static async Task<(Guid Id, DateTimeOffset? At, string? Refused)> TryAsync(IOffersApi api, Guid id)
    {
        try
        {
            return (id, (await api.Submit(id, Some.Key())).Receipt!.SubmittedAt, null);
        }
        catch (ApiException e)
        {
            return (id, null, e.Content);
        }
    }

    private sealed class WrongClock(TimeSpan by) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + by;
    }
}
