using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Http;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Microsoft.EntityFrameworkCore;
using Shouldly;
using static Marketplace.Tests.Integration.Offers.ContestSteps;
using static Marketplace.Tests.Integration.Offers.Refusals;

namespace Marketplace.Tests.Integration.Offers;

public sealed class OfferingOnAChallenge(Marketplaces marketplaces)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Gives_a_receipt_that_proves_every_part_to_the_company_itself(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);

        var submitted = await app.SubmittedAsync(solver, challenge.Id);
        var own = await app.Api<IOffersApi>(solver).Get(submitted.Id);

        submitted.ShouldSatisfyAllConditions(
            o => o.State.ShouldBe(OfferState.Submitted), o => o.Content.ShouldBeNull(),
            o => o.Receipt!.Number.ShouldMatch(@"^OF-14\d\d-\d{4,}-1$"), o => o.Receipt!.Parts.ShouldAllBe(p => p.Salt == null));
        own.Content!.ShouldSay(Content());
        own.Receipt!.Parts.Select(p => p.Name).ShouldBe(["approach", "answers", "plan", "trl", "ip", "team", "references"]);
        own.Receipt.Parts.Select(p => p.Sha256).ShouldBe(submitted.Receipt!.Parts.Select(p => p.Sha256));
        var (approach, plan) = (own.Receipt.Parts[0], own.Receipt.Parts[2]);
        Digest(approach.Salt!, new { own.Content!.Approach }).ShouldBe(approach.Sha256);
        Digest(plan.Salt!, new { own.Content.Milestones, own.Content.TotalPrice }).ShouldBe(plan.Sha256);
        plan.Salt!.Length.ShouldBe(32);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_started_once_by_each_company_however_often_and_by_whom(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var colleague = Actor.Person("Colleague").For(solver.CompanyId!.Value, MemberRole.Editor);

        var started = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => app.Api<IOffersApi>(i % 2 == 0 ? solver : colleague).Start(new StartOffer(challenge.Id), Some.Key())));

        started.Select(o => o.Id).Distinct().ShouldHaveSingleItem();
        (await app.Api<IOffersApi>(colleague).List()).Items.ShouldHaveSingleItem().ChallengeCode.ShouldBe(challenge.Code);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Is_for_companies_that_may_solve_are_invited_and_are_not_the_seeker(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, startup, small) = (await app.KnownCompanyAsync(), await app.KnownCompanyAsync(), await app.KnownCompanyAsync(CompanyKind.SmallIndustry, maySolve: false));
        var open = await app.PublishedAsync(seeker);
        var universities = await app.PublishedAsync(seeker, with: c => c with { OpenTo = [CompanyKind.University] });

        await RefusedAsync(() => app.Api<IOffersApi>(seeker).Start(new StartOffer(open.Id), Some.Key()), HttpStatusCode.Forbidden, "offer.own_challenge");
        await RefusedAsync(() => app.Api<IOffersApi>(small).Start(new StartOffer(open.Id), Some.Key()), HttpStatusCode.Forbidden, "offer.may_not_solve");
        await RefusedAsync(() => app.Api<IOffersApi>(startup).Start(new StartOffer(universities.Id), Some.Key()), HttpStatusCode.Forbidden, "offer.kind_not_invited");
        await RefusedAsync(() => app.Api<IOffersApi>(startup with { Role = MemberRole.Viewer }).Start(new StartOffer(open.Id), Some.Key()), HttpStatusCode.Forbidden, "access.forbidden");
        await RefusedAsync(() => app.Api<IOffersApi>(startup).Start(new StartOffer(Guid.CreateVersion7()), Some.Key()), HttpStatusCode.NotFound, "not.found");
        await RefusedAsync(() => app.Api<IOffersApi>(Actor.Person().For(Guid.CreateVersion7())).Start(new StartOffer(open.Id), Some.Key()), HttpStatusCode.Conflict, "offer.company_unknown");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Can_be_saved_unfinished_but_handed_in_only_whole_and_no_error_repeats_what_was_written(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var api = app.Api<IOffersApi>(solver);
        var offer = await api.Start(new StartOffer(challenge.Id), Some.Key());
        await RefusedAsync(() => api.Submit(offer.Id, Some.Key()), HttpStatusCode.Conflict, "offer.empty");

        offer = await api.Change(offer.Id, new OfferContent { Answers = [new CriterionAnswer(Fit.Id, "Fits.")], TotalPrice = new(712_345), TrlNow = 8, TrlAtDelivery = 7 }, Tag(offer.Version));
        var incomplete = await RefusedAsync(() => api.Submit(offer.Id, Some.Key()), HttpStatusCode.BadRequest, "request.invalid");
        foreach (var field in (string[])["approach", "answers", "milestones", "totalPrice", "trlAtDelivery"]) incomplete.ShouldContain($"\"{field}\":");
        incomplete.ShouldContain("Answer the criterion “Price”.");

        var content = Content() with { TrlNow = 918_273, TotalPrice = new(-712_345, "toman"), Team = new string('x', 20_001) };
        var wrong = await RefusedAsync(() => api.Change(offer.Id, content, Tag(offer.Version)), HttpStatusCode.BadRequest, "request.invalid");
        foreach (var field in (string[])["trlNow", "totalPrice.amount", "totalPrice.currency", "team"]) wrong.ShouldContain($"\"{field}\":");
        foreach (var written in (string[])["712345", "toman", "918273", "xxxxx"]) (wrong + incomplete).ShouldNotContain(written);
        var stray = Content() with { Answers = [new CriterionAnswer(Guid.CreateVersion7(), "?")] };
        (await RefusedAsync(() => api.Change(offer.Id, stray, Tag(offer.Version)), HttpStatusCode.BadRequest, "request.invalid")).ShouldContain("\"answers[0].criterionId\":");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Needs_the_version_that_was_read_and_belongs_to_its_company(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver, other) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync(), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var offer = await app.DraftedAsync(solver, challenge.Id);

        await RefusedAsync(() => app.Api<IOffersApi>(solver).Change(offer.Id, Content(), Tag(offer.Version - 1)), HttpStatusCode.PreconditionFailed, "version.stale");
        foreach (var stranger in (Actor[])[other, seeker, Actor.Officer(), Actor.Officer().For(other.CompanyId!.Value)])
        {
            await RefusedAsync(() => app.Api<IOffersApi>(stranger).Get(offer.Id), HttpStatusCode.NotFound, "not.found");
            if (stranger.CompanyId is null) continue;
            await RefusedAsync(() => app.Api<IOffersApi>(stranger).Change(offer.Id, Content(), Tag(offer.Version)), HttpStatusCode.NotFound, "not.found");
            await RefusedAsync(() => app.Api<IOffersApi>(stranger).Submit(offer.Id, Some.Key()), HttpStatusCode.NotFound, "not.found");
            await RefusedAsync(() => app.Api<IOffersApi>(stranger).Withdraw(offer.Id, Some.Key()), HttpStatusCode.NotFound, "not.found");
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Handed_in_twice_is_handed_in_once_with_one_key_and_with_two(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var offer = await app.DraftedAsync(solver, challenge.Id);
        var (api, key) = (app.Api<IOffersApi>(solver), Some.Key());

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => api.Submit(offer.Id, i < 3 ? key : Some.Key())));

        answers.Select(a => (a.Version, a.Receipt!.Number, a.Receipt.SubmittedAt)).Distinct().ShouldHaveSingleItem();
        (await app.PublishedCountAsync<OfferSubmitted>(offer.Id)).ShouldBe(1);
        (await app.Api<IOffersApi>(null).Count(challenge.Id)).Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task What_opens_is_what_the_receipt_names_though_it_was_changed_afterwards(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var api = app.Api<IOffersApi>(solver);
        var first = await app.SubmittedAsync(solver, challenge.Id, Content(400));

        var changed = await api.Change(first.Id, Content(800), Tag(first.Version));
        (changed.Unsubmitted, changed.State).ShouldBe((true, OfferState.Submitted));
        var again = await api.Get(first.Id);
        again.Content!.TotalPrice!.Amount.ShouldBe(800);
        again.Receipt!.Parts.Select(p => p.Sha256).ShouldBe(first.Receipt!.Parts.Select(p => p.Sha256));

        var panel = await app.PanelAsync(seeker, challenge.Id);
        await app.CloseNowAsync(challenge.Id);
        (await app.Api<IOffersApi>(panel.First).Get(first.Id)).Content!.ShouldSay(Content(400));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Can_be_taken_back_and_handed_in_again_with_a_new_receipt(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var (api, offer) = (app.Api<IOffersApi>(solver), await app.SubmittedAsync(solver, challenge.Id));

        (await api.Withdraw(offer.Id, Some.Key())).State.ShouldBe(OfferState.Withdrawn);
        (await app.Api<IOffersApi>(null).Count(challenge.Id)).Count.ShouldBe(0);
        await RefusedAsync(() => api.Withdraw(offer.Id, Some.Key()), HttpStatusCode.Conflict, "offer.not_submitted");
        (await api.Submit(offer.Id, Some.Key())).Receipt!.Number.ShouldEndWith("-2");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Must_be_confirmed_when_the_challenge_changed_in_what_it_answers(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, kept, lost) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync(), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var (confirmed, forgotten) = (await app.SubmittedAsync(kept, challenge.Id), await app.SubmittedAsync(lost, challenge.Id));

        var changed = challenge with { Version = 6, PublicVersion = 2, Criteria = [Fit with { Weight = 50 }, Price with { Weight = 50 }] };
        // The older state comes after the newer one, and both come twice.
        await app.DeliverAsync(changed, challenge, changed, challenge);
        await app.LearntAsync(changed);
        await Eventually.HoldsAsync(async () => (await app.Api<IOffersApi>(kept).Get(confirmed.Id)).State == OfferState.NeedsReconfirmation);

        (await app.Api<IOffersApi>(kept).Submit(confirmed.Id, Some.Key())).State.ShouldBe(OfferState.Submitted);
        await app.CloseNowAsync(challenge.Id);
        (await app.Api<IOffersApi>(kept).Get(confirmed.Id)).State.ShouldBe(OfferState.Opened);
        (await app.Api<IOffersApi>(lost).Get(forgotten.Id)).State.ShouldBe(OfferState.Lapsed);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Learns_of_a_change_it_crossed(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var offer = await app.SubmittedAsync(solver, challenge.Id);

        // As if the change had come at the very instant of handing in and neither had seen the other.
        await app.InOffers(db => db.Contests.Where(c => c.Id == challenge.Id).ExecuteUpdateAsync(s => s.SetProperty(c => c.MaterialVersion, 2)));

        await Eventually.HoldsAsync(async () => (await app.Api<IOffersApi>(solver).Get(offer.Id)).State == OfferState.NeedsReconfirmation);
    }

    [Fact]
    public async Task Goes_on_while_a_newer_version_adds_to_its_tables()
    {
        Marketplaces.Need(Harness.Parts.Servers);
        await using var app = await RunningMarketplace.StartAsync(Marketplaces.Connections(Harness.Parts.Servers, ["offers"]), null, "offers");
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var offer = await app.SubmittedAsync(solver, (await app.PublishedAsync(seeker)).Id);
        var api = app.Api<IOffersApi>(solver);
        // Often enough for every statement to be prepared.
        for (var i = 0; i < 6; i++) await AgainAsync();

        await app.InOffers(async db =>
        {
            var tables = db.Model.GetEntityTypes().Select(t => t.GetTableName()!).Distinct();
            return await db.Database.ExecuteSqlRawAsync(string.Concat(tables.Select(t => "ALTER TABLE " + t + " ADD COLUMN of_the_next_version text;")));
        });

        for (var i = 0; i < 6; i++) await AgainAsync();

        async Task AgainAsync()
        {
            (await api.Withdraw(offer.Id, Some.Key())).State.ShouldBe(OfferState.Withdrawn);
            (await api.Submit(offer.Id, Some.Key())).State.ShouldBe(OfferState.Submitted);
            (await api.Change(offer.Id, Content(), $"\"{(await api.Get(offer.Id)).Version}\"")).State.ShouldBe(OfferState.Submitted);
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Ends_when_the_challenge_is_cancelled(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);
        var offer = await app.SubmittedAsync(solver, challenge.Id);

        await app.DeliverAsync(challenge with { Version = 7, State = ChallengeState.Cancelled, StateReason = "The line was sold." });

        await Eventually.HoldsAsync(async () => (await app.Api<IOffersApi>(solver).Get(offer.Id)) is { State: OfferState.Lapsed, StateReason: "The line was sold." });
        await RefusedAsync(() => app.Api<IOffersApi>(solver).Submit(offer.Id, Some.Key()), HttpStatusCode.Conflict, "contest.cancelled");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Shows_its_number_only_and_not_that_where_the_seeker_hides_it(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, solver) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker, with: c => c with { HideOfferCount = true });
        await app.SubmittedAsync(solver, challenge.Id);
        var anybody = app.Api<IOffersApi>(null);

        (await anybody.Count(challenge.Id)).Count.ShouldBeNull();
        await app.CloseNowAsync(challenge.Id);
        (await anybody.Count(challenge.Id)).Count.ShouldBe(1);
        await RefusedAsync(() => anybody.Count(Guid.CreateVersion7()), HttpStatusCode.NotFound, "not.found");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task May_begin_with_interest_that_the_seeker_sees_and_competitors_do_not(Parts parts)
    {
        var app = await marketplaces.On(parts);
        var (seeker, one, other) = (await app.KnownCompanyAsync(CompanyKind.SmallIndustry), await app.KnownCompanyAsync(), await app.KnownCompanyAsync());
        var challenge = await app.PublishedAsync(seeker);

        var first = await app.Api<IOffersApi>(one).ExpressInterest(new ExpressInterest(challenge.Id, "May we visit?"), Some.Key());
        (await app.Api<IOffersApi>(one).ExpressInterest(new ExpressInterest(challenge.Id), Some.Key())).ShouldBe(first);
        await app.Api<IOffersApi>(other).ExpressInterest(new ExpressInterest(challenge.Id), Some.Key());

        (await app.Api<IOffersApi>(seeker).Interests(challenge.Id)).Select(i => i.CompanyId).ShouldBe([one.CompanyId!.Value, other.CompanyId!.Value]);
        (await app.Api<IOffersApi>(Actor.Officer()).Interests(challenge.Id)).Count.ShouldBe(2);
        (await app.Api<IOffersApi>(one).Interests(challenge.Id)).ShouldHaveSingleItem().Message.ShouldBe("May we visit?");
        (await app.PublishedCountAsync<InterestExpressed>(challenge.Id)).ShouldBe(2);
    }

    private static string Digest(string salt, object part) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(salt + JsonSerializer.Serialize(part, Json.Options))));
}
