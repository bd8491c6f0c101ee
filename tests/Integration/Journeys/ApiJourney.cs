using System.Net;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Contracts.Programme;
using Marketplace.Contracts.Search;
using Marketplace.Tests.Integration.Challenges;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Tests.Integration.Servers;
using Marketplace.Tests.Integration.Web;
using Refit;
using Shouldly;

namespace Marketplace.Tests.Integration.Journeys;

/// <summary>
/// The whole business over the API. Companies and the programme act through OAuth clients; a person's own token is used only where the API
/// demands a person: to register a company, to sit on a panel, and to read what one was told.
/// </summary>
public sealed class ApiJourney
{
    private static readonly TimeSpan LeastOpen = TimeSpan.FromSeconds(8);

    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Leads_from_registration_to_an_agreement(Parts parts)
    {
        await using var product = await WholeProduct.StartAsync(parts);
        var started = Now;
        var cast = await Cast.GatherAsync(product.Site);
        var challenge = await DraftedAsync(cast);
        var open = Now - started is { } preparing && preparing > LeastOpen ? preparing : LeastOpen;
        await PublishedAsync(cast, challenge, Now + open);
        await FoundAndRecommendedAsync(cast, challenge);
        var offers = await OfferedAsync(cast, challenge.Id);
        await OpenedAsync(cast, challenge.Id, offers);
        var award = await JudgedAsync(cast, challenge.Id, offers);
        await AgreedAsync(cast, challenge.Id, offers, award);
    }

    private static async Task<ChallengeDetails> DraftedAsync(Cast cast)
    {
        var seeker = await cast.Seeker.Client.ApiAsync<IChallengesApi>();
        var (brief, key) = (ChallengeSteps.Brief() with { Title = cast.Title, StandstillDays = 0 }, Some.Key());
        return await Eventually.AnswersAsync(() => seeker.Draft(brief, key));
    }

    private static async Task PublishedAsync(Cast cast, ChallengeDetails challenge, DateTimeOffset closesAt)
    {
        var seeker = await cast.Seeker.Client.ApiAsync<IChallengesApi>();
        challenge = await seeker.Change(challenge.Id, challenge.Brief with { ClosesAt = closesAt }, $"\"{challenge.Version}\"");
        await seeker.Submit(challenge.Id, Some.Key());
        await cast.TrailShowsAsync(challenge.Id, nameof(ChallengeSubmitted));
        await cast.ToldAsync(cast.OfficerEmail, "challenge.submitted", cast.Title);
        (await cast.SearchAsync()).ShouldBeEmpty("it is not published");

        var officer = await cast.Officer.ApiAsync<IChallengesApi>();
        (await officer.List(ChallengeState.InReview)).Items.ShouldContain(c => c.Id == challenge.Id);
        await officer.Publish(challenge.Id, Some.Key());
        await cast.TrailShowsAsync(challenge.Id, nameof(ChallengeSubmitted), nameof(ChallengePublished));
    }

    private static async Task FoundAndRecommendedAsync(Cast cast, ChallengeDetails challenge)
    {
        await Eventually.HoldsAsync(async () => (await cast.SearchAsync()).Any(c => c.Id == challenge.Id && c.State == ChallengeState.Published));
        foreach (var (solver, language, word) in (((Company, string, string)[])[(cast.Anna, "en", "Metallurgy and casting"), (cast.Behrad, "fa", "متالورژی و ریخته‌گری")]))
        {
            var search = await solver.Client.ApiAsync<ISearchApi>(language);
            await Eventually.HoldsAsync(async () => (await search.Recommendations()).Items.Any(r => r.Challenge.Id == challenge.Id));
            (await search.Recommendations()).Items.Single(r => r.Challenge.Id == challenge.Id).Reasons.ShouldContain(r => r.Speaks == MatchSide.For && r.Text.Contains(word));
            await cast.ToldAsync(solver.Email, "challenge.recommended", cast.Title);
        }

        await cast.TrailShowsAsync(challenge.Id, nameof(ChallengePublished), nameof(MatchesFound));
        await cast.MatchesAreAsync(challenge.Id, (cast.Anna, MatchStage.Recommended), (cast.Behrad, MatchStage.Recommended));
        (await cast.MatchOfAsync(challenge.Id, cast.Anna))!.ShouldSatisfyAllConditions(m => m.Score.ShouldNotBeNull(), m => m.ReasonEn.ShouldNotBeNullOrEmpty(), m => m.ReasonFa.ShouldNotBeNullOrEmpty());
        await cast.ToldAsync(cast.Seeker.Email, "challenge.published", cast.Title);
    }

    private static async Task<(Guid Anna, Guid Behrad)> OfferedAsync(Cast cast, Guid challengeId)
    {
        var (anna, behrad) = (await OfferOfAsync(cast, cast.Anna, challengeId, 3_000_000_000), await OfferOfAsync(cast, cast.Behrad, challengeId, 4_000_000_000));
        var officer = await cast.Officer.ApiAsync<IOffersApi>();
        (await officer.Count(challengeId)).Count.ShouldBe(2);
        foreach (var outsider in (OAuthClient[])[cast.Seeker.Client, cast.Officer, cast.Behrad.Client])
            (await StatusAsync(async () => (await outsider.ApiAsync<IOffersApi>()).Get(anna))).ShouldBe(HttpStatusCode.NotFound, "sealed");
        await cast.ToldAsync(cast.Anna.Email, "offer.submitted", cast.Title);

        var seeker = await cast.Seeker.Client.ApiAsync<IOffersApi>();
        await seeker.NamePanel(challengeId, new NamePanel([
            new PanelMember(cast.Chair.Id, PanelRole.Chair, cast.Chair.Name), new PanelMember(cast.Evaluator.Id, PanelRole.Evaluator, cast.Evaluator.Name)]));
        await cast.ToldAsync(cast.Evaluator.Email, "panel.named", cast.Title);
        return (anna, behrad);
    }

    private static async Task<Guid> OfferOfAsync(Cast cast, Company solver, Guid challengeId, decimal price)
    {
        var api = await solver.Client.ApiAsync<IOffersApi>();
        var criteria = (await (await solver.Client.ApiAsync<IChallengesApi>()).Get(challengeId)).Brief.Criteria;
        var key = Some.Key();
        var offer = await Eventually.AnswersAsync(() => api.Start(new StartOffer(challengeId), key));
        offer = await api.Change(offer.Id, new OfferContent
        {
            Approach = "A sand reclaimer with moisture control before the moulding line.",
            Answers = [.. criteria.Select(c => new CriterionAnswer(c.Id, "Shown by measurements of thirty days."))],
            Milestones = [new OfferMilestone("Measurement", "A report of thirty days", 4, price / 4), new OfferMilestone("Installation", "The line at work", 14, price * 3 / 4)],
            TotalPrice = new Money(price),
            TrlNow = 7,
            TrlAtDelivery = 8,
        }, $"\"{offer.Version}\"");
        var receipt = (await api.Submit(offer.Id, Some.Key())).Receipt!;
        receipt.Parts.ShouldAllBe(p => p.Sha256.Length == 64);
        return offer.Id;
    }

    private static async Task OpenedAsync(Cast cast, Guid challengeId, (Guid Anna, Guid Behrad) offers)
    {
        var seeker = await cast.Seeker.Client.ApiAsync<IOffersApi>();
        await Eventually.HoldsAsync(async () => (await seeker.Evaluation(challengeId)).Offers.Count == 2, TimeSpan.FromMinutes(3));
        await cast.TrailShowsAsync(challengeId, nameof(MatchesFound), nameof(OfferSubmitted), nameof(OfferSubmitted), nameof(OffersOpened));
        await cast.MatchesAreAsync(challengeId, (cast.Anna, MatchStage.Opened), (cast.Behrad, MatchStage.Opened));
        await cast.ToldAsync(cast.Seeker.Email, "offers.opened", cast.Title);
        foreach (var (solver, offer) in (((Company, Guid)[])[(cast.Anna, offers.Anna), (cast.Behrad, offers.Behrad)]))
            (await (await solver.Client.ApiAsync<IOffersApi>()).Get(offer)).State.ShouldBe(OfferState.Opened);
    }

    private static async Task<AwardDetails> JudgedAsync(Cast cast, Guid challengeId, (Guid Anna, Guid Behrad) offers)
    {
        var (chair, evaluator) = (await cast.ApiAsync<IOffersApi>(cast.Chair.Email), await cast.ApiAsync<IOffersApi>(cast.Evaluator.Email));
        (await StatusAsync(async () => (await cast.Seeker.Client.ApiAsync<IOffersApi>()).Declare(challengeId, new DeclareConflict(false), Some.Key())))
            .ShouldBe(HttpStatusCode.Forbidden, "a system is no person");
        foreach (var person in (IOffersApi[])[chair, evaluator]) await person.Declare(challengeId, new DeclareConflict(false), Some.Key());
        var criteria = (await evaluator.Evaluation(challengeId)).Criteria;
        foreach (var (offer, score) in (((Guid, int)[])[(offers.Anna, 90), (offers.Behrad, 70)])) await evaluator.Score(offer, Scores(criteria, score));
        foreach (var (offer, score) in (((Guid, int)[])[(offers.Anna, 88), (offers.Behrad, 71)])) await chair.Consensus(offer, Scores(criteria, score));
        var award = await chair.Propose(challengeId, new ProposeAward(offers.Anna, [new OfferReason(offers.Anna, "Shown at work."), new OfferReason(offers.Behrad, "Dearer, and not shown yet.")]), Some.Key());

        var lost = (await (await cast.Behrad.Client.ApiAsync<IOffersApi>()).Get(offers.Behrad)).Result!;
        (lost.Won, lost.Rank, lost.Score, lost.Reason).ShouldBe((false, 2, 71m, "Dearer, and not shown yet."));
        await cast.TrailShowsAsync(challengeId, nameof(OffersOpened), nameof(AwardProposed));
        await cast.MatchesAreAsync(challengeId, (cast.Anna, MatchStage.AwardProposed), (cast.Behrad, MatchStage.Opened));
        foreach (var solver in (Company[])[cast.Anna, cast.Behrad]) await cast.ToldAsync(solver.Email, "award.result", cast.Title);
        foreach (var email in (string[])[cast.Seeker.Email, cast.OfficerEmail]) await cast.ToldAsync(email, "award.proposed", cast.Title);
        return award;
    }

    private static async Task AgreedAsync(Cast cast, Guid challengeId, (Guid Anna, Guid Behrad) offers, AwardDetails award)
    {
        var anna = await cast.Anna.Client.ApiAsync<IOffersApi>();
        await Eventually.HoldsAsync(async () => (await anna.Get(offers.Anna)).Result is { Won: true, AwardState: AwardState.AwaitingWinner });
        var accepted = await anna.Accept(award.Id, Some.Key());
        var agreement = await (await cast.Seeker.Client.ApiAsync<IOffersApi>()).Agreement(accepted.AgreementId!.Value);
        (agreement.State, agreement.SolverId, agreement.Price).ShouldBe((AgreementState.Active, cast.Anna.Id, new Money(3_000_000_000)));
        agreement.Milestones.Select(m => (m.Title, m.Price)).ShouldBe([("Measurement", 750_000_000m), ("Installation", 2_250_000_000m)]);

        await cast.TrailShowsAsync(challengeId, nameof(ChallengeSubmitted), nameof(ChallengePublished), nameof(MatchesFound), nameof(OfferSubmitted), nameof(OfferSubmitted),
            nameof(OffersOpened), nameof(AwardProposed), nameof(AwardConfirmed));
        await cast.MatchesAreAsync(challengeId, (cast.Anna, MatchStage.Awarded), (cast.Behrad, MatchStage.NotSelected));
        var board = await cast.Officer.ApiAsync<IProgrammeApi>();
        await Eventually.HoldsAsync(async () => (await board.Board()).Columns.Single(c => c.State == ChallengeState.Awarded).Tickets.Any(t => t.ChallengeId == challengeId && t.Offers == 2));
        foreach (var email in (string[])[cast.Seeker.Email, cast.Anna.Email, cast.Behrad.Email, cast.OfficerEmail]) await cast.ToldAsync(email, "award.confirmed", cast.Title);
    }

    private static SubmitScores Scores(IReadOnlyList<Criterion> criteria, int score) => new([.. criteria.Select(c => new CriterionScore(c.Id, score, "Measured against the brief."))]);

    private static async Task<HttpStatusCode> StatusAsync(Func<Task<Task>> call)
    {
        try
        {
            await await call();
            return HttpStatusCode.OK;
        }
        catch (ApiException e)
        {
            return e.StatusCode;
        }
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
