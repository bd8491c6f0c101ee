using System.Text.Json;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Offers.Data;
using Marketplace.Platform.Http;
using Marketplace.Platform.Messaging;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Marketplace.Tests.Integration.Offers;

/// <summary>Contests as far as a test needs them. Companies and challenges come as the events their services would publish, so a closing can be seconds ahead.</summary>
public static class ContestSteps
{
    public static readonly Criterion Fit = new(Guid.CreateVersion7(), "Fit", 60, 50);
    public static readonly Criterion Price = new(Guid.CreateVersion7(), "Price", 40);

    /// <summary>Delivers an event as from its service's outbox.</summary>
    public static async Task DeliverAsync(this RunningMarketplace app, params IReadOnlyList<Event> events)
    {
        var transport = app.Services.GetRequiredService<IOutboxTransport>();
        await transport.PrepareAsync(CancellationToken.None);
        await transport.SendAsync([.. events.Select(e => OutboxMessage.Of(e, null))], CancellationToken.None);
    }

    /// <summary>A verified company known to Offers, and its owner.</summary>
    public static async Task<Actor> KnownCompanyAsync(this RunningMarketplace app, CompanyKind kind = CompanyKind.Startup, bool maySolve = true)
    {
        var owner = Actor.Person();
        var told = Company(Guid.CreateVersion7(), owner, kind, maySolve);
        await app.DeliverAsync(told);
        await Eventually.HoldsAsync(() => app.InOffers(db => db.Companies.AnyAsync(c => c.Id == told.Id)));
        return owner.For(told.Id);
    }

    public static CompanyChanged Company(Guid id, Actor owner, CompanyKind kind = CompanyKind.Startup, bool maySolve = true, long version = 3) => new()
    {
        Id = id,
        Version = version,
        OccurredAt = Now,
        Kind = kind,
        State = CompanyState.Verified,
        NameFa = "شرکت " + id.ToString("N")[^6..],
        NameEn = "Company " + id.ToString("N")[^6..],
        NationalId = Some.NationalId(),
        Place = new Place("IR-03"),
        MaySeek = true,
        MaySolve = maySolve,
        Members = [new CompanyMember(owner.PersonId, MemberRole.Owner)],
    };

    /// <summary>A published challenge of this seeker, known to Offers.</summary>
    public static async Task<ChallengeChanged> PublishedAsync(this RunningMarketplace app, Actor seeker, TimeSpan? closesIn = null, Func<ChallengeChanged, ChallengeChanged>? with = null)
    {
        var told = Challenge(seeker, await app.InOffers(db => ClockAsync(db)) + (closesIn ?? TimeSpan.FromDays(10)));
        told = with?.Invoke(told) ?? told;
        await app.DeliverAsync(told);
        await app.LearntAsync(told);
        return told;
    }

    public static ChallengeChanged Challenge(Actor seeker, DateTimeOffset closesAt) => new()
    {
        Id = Guid.CreateVersion7(),
        Version = 5,
        OccurredAt = Now,
        Code = "CH-1405-" + Guid.CreateVersion7().ToString("N")[^4..],
        State = ChallengeState.Published,
        SeekerId = seeker.CompanyId!.Value,
        SeekerNameFa = "ریخته‌گری نمونه",
        SeekerNameEn = "Sample Foundry",
        Title = "غبار کوره را کم کنید",
        Criteria = [Fit, Price],
        Indicators = [new Indicator("Dust", "mg/m3", 40, 10)],
        ClosesAt = closesAt,
        StandstillDays = 0,
        PublicVersion = 1,
        PublishedAt = Now,
    };

    /// <summary>Waits until Offers has this state of the challenge.</summary>
    public static Task LearntAsync(this RunningMarketplace app, ChallengeChanged told) =>
        Eventually.HoldsAsync(() => app.InOffers(db => db.Contests.AnyAsync(c => c.Id == told.Id && c.ChallengeVersion >= told.Version)));

    /// <summary>A complete content.</summary>
    public static OfferContent Content(decimal price = 1_000_000_000, string mark = "") => new()
    {
        Approach = "A bag filter before the stack." + mark,
        Answers = [new CriterionAnswer(Fit.Id, "It fits the furnace." + mark), new CriterionAnswer(Price.Id, "It pays back in a year." + mark)],
        Milestones = [new OfferMilestone("Design" + mark, "Drawings" + mark, 4, price / 4), new OfferMilestone("Installation" + mark, "A filter at work" + mark, 12, price * 3 / 4)],
        TotalPrice = new Money(price),
        TrlNow = 7,
        TrlAtDelivery = 9,
        TrlEvidence = "Two plants run it." + mark,
        IpProposal = "Stays with us." + mark,
        Team = "Five engineers." + mark,
        References = "Isfahan, 1403." + mark,
    };

    /// <summary>Both contents say the same.</summary>
    public static void ShouldSay(this OfferContent content, OfferContent expected) => JsonSerializer.Serialize(content, Json.Options).ShouldBe(JsonSerializer.Serialize(expected, Json.Options));

    /// <summary>A draft of this company with complete content.</summary>
    public static async Task<OfferDetails> DraftedAsync(this RunningMarketplace app, Actor solver, Guid challengeId, OfferContent? content = null)
    {
        var api = app.Api<IOffersApi>(solver);
        var offer = await api.Start(new StartOffer(challengeId), Some.Key());
        return await api.Change(offer.Id, content ?? Content(), Tag(offer.Version));
    }

    /// <summary>An offer of this company, handed in.</summary>
    public static async Task<OfferDetails> SubmittedAsync(this RunningMarketplace app, Actor solver, Guid challengeId, OfferContent? content = null) =>
        await app.Api<IOffersApi>(solver).Submit((await app.DraftedAsync(solver, challengeId, content)).Id, Some.Key());

    /// <summary>Moves the closing time to now, as only a test can, and waits until the offers are open.</summary>
    public static async Task CloseNowAsync(this RunningMarketplace app, Guid challengeId)
    {
        var now = await app.InOffers(db => ClockAsync(db));
        await app.InOffers(db => db.Contests.Where(c => c.Id == challengeId).ExecuteUpdateAsync(s => s.SetProperty(c => c.ClosesAt, now)));
        await app.OpenedAsync(challengeId);
    }

    public static Task OpenedAsync(this RunningMarketplace app, Guid challengeId) =>
        Eventually.HoldsAsync(() => app.InOffers(db => db.Contests.AnyAsync(c => c.Id == challengeId && c.OpenedAt != null)));

    /// <summary>Names a chair and evaluators, all declared free of conflicts.</summary>
    public static async Task<(Actor Chair, Actor First, Actor Second)> PanelAsync(this RunningMarketplace app, Actor seeker, Guid challengeId)
    {
        var (chair, first, second) = (Actor.Person("Chair"), Actor.Person("First"), Actor.Person("Second"));
        await app.Api<IOffersApi>(seeker).NamePanel(challengeId, new NamePanel([
            new PanelMember(chair.PersonId, PanelRole.Chair, "Chair"), new PanelMember(first.PersonId, PanelRole.Evaluator, "First"), new PanelMember(second.PersonId, PanelRole.Evaluator)]));
        foreach (var person in (Actor[])[chair, first, second]) await app.Api<IOffersApi>(person).Declare(challengeId, new DeclareConflict(false), Some.Key());
        return (chair, first, second);
    }

    /// <summary>Everybody scores every offer and the chair records the consensus.</summary>
    public static async Task<EvaluationDetails> JudgedAsync(this RunningMarketplace app, (Actor Chair, Actor First, Actor Second) panel, Guid challengeId, params IReadOnlyList<(Guid OfferId, int Fit, int Price)> offers)
    {
        foreach (var person in (Actor[])[panel.First, panel.Second])
            foreach (var (id, fit, price) in offers) await app.Api<IOffersApi>(person).Score(id, Scores(fit, price));
        foreach (var (id, fit, price) in offers) await app.Api<IOffersApi>(panel.Chair).Consensus(id, Scores(fit, price));
        return await app.Api<IOffersApi>(panel.Chair).Evaluation(challengeId);
    }

    public static SubmitScores Scores(int fit, int price) => new([new CriterionScore(Fit.Id, fit, "Measured against the brief."), new CriterionScore(Price.Id, price, "Compared with the others.")]);

    public static ProposeAward Proposal(Guid winner, params IReadOnlyList<Guid> offers) => new(winner, [.. offers.Select(id => new OfferReason(id, id == winner ? "The best." : "Another fits better."))]);

    public static async Task<T> InOffers<T>(this RunningMarketplace app, Func<OffersDbContext, Task<T>> work)
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider.GetRequiredService<OffersDbContext>());
    }

    /// <summary>How many events of this type about this aggregate are in the outbox of Offers.</summary>
    public static Task<int> PublishedCountAsync<TEvent>(this RunningMarketplace app, Guid id) where TEvent : Event =>
        app.InOffers(db => db.Outbox.CountAsync(m => m.Type == "offers." + typeof(TEvent).Name && m.Body.Contains(id.ToString())));

    /// <summary>The offers database's clock.</summary>
    public static async Task<DateTimeOffset> ClockAsync(OffersDbContext db) => db.Database.IsNpgsql()
        ? new DateTimeOffset((await db.Database.SqlQuery<DateTime>($"SELECT clock_timestamp() AS \"Value\"").ToListAsync())[0].ToUniversalTime(), TimeSpan.Zero)
        : Now;

    public static string Tag(long version) => $"\"{version}\"";

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
