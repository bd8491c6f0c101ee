using System.Net;
using Marketplace.Contracts;
using Marketplace.Contracts.Challenges;
using Marketplace.Contracts.Companies;
using Marketplace.Contracts.Offers;
using Marketplace.Platform.Access;
using Marketplace.Web.Tokens;
using Refit;

namespace Marketplace.Web.Demo;

/// <summary>A small marketplace in all its states: companies, challenges from draft to agreement, offers. Plays once; a company of the seeker says that it was played.</summary>
internal sealed class DemoBusiness(
    ICompaniesApi companies, IChallengesApi challenges, IOffersApi offers, TimeProvider clock, ILogger<DemoBusiness> log) : IDemo
{
    // What is to be decided in the demo closes this soon after it was published.
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(25);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private DemoStage _stage = null!;

    public async Task PlayAsync(DemoStage stage, CancellationToken ct)
    {
        _stage = stage;
        if (await AsAsync("seeker", _ => companies.Memberships(ct)) is { Count: > 0 }) return;
        foreach (var part in DemoTexts.Profiles.Keys) await VerifiedAsync(part);

        var now = clock.GetUtcNow();
        await AsAsync("seeker", _ => challenges.Draft(DemoTexts.Unfinished, Key()));
        await InReviewAsync(DemoTexts.Vision(now.AddDays(35)));
        var energy = await PublishedAsync(DemoTexts.Energy(now.AddDays(28)));
        await ClarifiedAsync(energy);
        await DraftedAsync(energy, "solver", "مبدل گرمای خودشو میان دودکش و مخزن آب شست‌وشو.", 11_800_000_000);
        await OfferedAsync(await PublishedAsync(DemoTexts.Vision(now.AddDays(21)) with { Title = "شمارش و دسته‌بندی قطعه‌ها با دوربین" }), "solver", "دوربین خطی با نور قطبیده و شبکهٔ کوچک روی لبه.", 14_500_000_000);

        var judged = await PublishedAsync(DemoTexts.Dust(clock.GetUtcNow() + Soon));
        var agreed = await PublishedAsync(DemoTexts.Scrap(clock.GetUtcNow() + Soon));
        foreach (var challenge in (ChallengeDetails[])[judged, agreed])
        {
            await OfferedAsync(challenge, "solver", "حسگر در کانال و تابلوی پایش؛ علت هر دورریز در همان نوبت نشان داده می‌شود.", 15_200_000_000);
            await OfferedAsync(challenge, "evaluator", "غبارگیر کیسه‌ای جمع‌وجور بالای کوره با هود چرخان.", 13_900_000_000);
            await PanelAsync(challenge);
        }

        await ScoredAsync(judged);
        await AgreedAsync(agreed);
        var young = await AsAsync("park", _ => companies.Register(DemoTexts.Young, Key()));
        await AsAsync("park", _ => companies.Submit(young.Id, Key()));
        log.LogInformation("The demo has been played");
    }

    private async Task VerifiedAsync(string part)
    {
        var company = await AsAsync(part, _ => companies.Register(DemoTexts.Profiles[part], Key()));
        await AsAsync(part, _ => companies.Submit(company.Id, Key()));
        await AsAsync("officer", _ => companies.Verify(company.Id, Key()));
    }

    private async Task<ChallengeDetails> InReviewAsync(ChallengeBrief brief)
    {
        var draft = await AsAsync("seeker", _ => challenges.Draft(brief, Key()));
        return await AsAsync("seeker", _ => challenges.Submit(draft.Id, Key()));
    }

    private async Task<ChallengeDetails> PublishedAsync(ChallengeBrief brief)
    {
        var challenge = await InReviewAsync(brief);
        return await AsAsync("officer", _ => challenges.Publish(challenge.Id, Key()));
    }

    private async Task ClarifiedAsync(ChallengeDetails challenge)
    {
        var question = await AsAsync("solver", _ => challenges.Ask(challenge.Id, new AskClarification("دمای دود پس از مشعل در نوبت شب چند درجه است؟"), Key()));
        await AsAsync("seeker", _ => challenges.Answer(challenge.Id, question.Id, new AnswerClarification("شب‌ها میان ۳۶۰ و ۳۸۰ درجه؛ نمودار یک هفته را به پیوست افزودیم."), Key()));
        await AsAsync("park", _ => offers.ExpressInterest(new ExpressInterest(challenge.Id, "دو شرکت مستقر ما در این زمینه کار کرده‌اند."), Key()));
    }

    private async Task<OfferDetails> DraftedAsync(ChallengeDetails challenge, string part, string approach, decimal price)
    {
        var offer = await AsAsync(part, _ => offers.Start(new StartOffer(challenge.Id), Key()));
        return await AsAsync(part, _ => offers.Change(offer.Id, DemoTexts.Offer(challenge, approach, price), $"\"{offer.Version}\""));
    }

    private async Task OfferedAsync(ChallengeDetails challenge, string part, string approach, decimal price)
    {
        var offer = await DraftedAsync(challenge, part, approach, price);
        await AsAsync(part, _ => offers.Submit(offer.Id, Key()));
    }

    private Task<EvaluationDetails> PanelAsync(ChallengeDetails challenge) => AsAsync("seeker", caller =>
        offers.NamePanel(challenge.Id, new NamePanel([new PanelMember(caller.RequiredPersonId, PanelRole.Chair, caller.DisplayName)])));

    private async Task<EvaluationDetails> ScoredAsync(ChallengeDetails challenge)
    {
        await AsAsync("seeker", _ => offers.Declare(challenge.Id, new DeclareConflict(false), Key()));
        var evaluation = await AsAsync("seeker", _ => UntilAsync(() => offers.Evaluation(challenge.Id), e => e.Offers.Count > 0));
        foreach (var (offer, points) in evaluation.Offers.Zip((int[])[85, 70]))
            await AsAsync("seeker", _ => offers.Score(offer.OfferId, Scores(evaluation, points)));
        return evaluation;
    }

    private async Task AgreedAsync(ChallengeDetails challenge)
    {
        var evaluation = await ScoredAsync(challenge);
        foreach (var (offer, points) in evaluation.Offers.Zip((int[])[85, 70]))
            evaluation = await AsAsync("seeker", _ => offers.Consensus(offer.OfferId, Scores(evaluation, points)));
        var first = evaluation.Offers.Single(o => o.Rank == 1);
        var award = await AsAsync("seeker", _ => offers.Propose(challenge.Id, new ProposeAward(first.OfferId, [.. evaluation.Offers.Select(o =>
            new OfferReason(o.OfferId, o.OfferId == first.OfferId ? "بهترین نتیجه در کارایی فنی، با شاهد روشن." : "راه‌حل خوبی است؛ کارایی فنی آن در این کارگاه کمتر نشان داده شده است."))]), Key()));
        var winner = DemoTexts.Profiles.First(p => p.Value.NameFa == first.CompanyNameFa).Key;
        award = await AsAsync(winner, _ => offers.Accept(award.Id, Key()));
        var agreement = await AsAsync(winner, _ => offers.Agreement(award.AgreementId!.Value));
        var milestone = agreement.Milestones[0];
        await AsAsync(winner, _ => offers.Deliver(agreement.Id, milestone.Id, new DeliverMilestone("گزارش اندازه‌گیری سی روز و نقشه‌های نصب."), Key()));
        await AsAsync("seeker", _ => offers.AcceptMilestone(agreement.Id, milestone.Id, Key()));
    }

    private static SubmitScores Scores(EvaluationDetails evaluation, int points) =>
        new([.. evaluation.Criteria.Select((c, i) => new CriterionScore(c.Id, points - 5 * i, "با شواهد پیشنهاد سنجیده شد."))]);

    /// <summary>Acts as one of the demo's people; what one service does not know yet of another's news is tried again.</summary>
    private async Task<T> AsAsync<T>(string part, Func<Caller, Task<T>> act)
    {
        var end = clock.GetUtcNow() + Patience;
        while (true)
        {
            var who = await _stage.WhoAsync(part);
            using var _ = ActingAs.Person(who);
            try
            {
                return await act(Caller.Of(who));
            }
            catch (ApiException e) when (e.StatusCode is HttpStatusCode.Conflict or HttpStatusCode.NotFound or HttpStatusCode.Forbidden && clock.GetUtcNow() < end)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(300), clock);
            }
        }
    }

    private async Task<T> UntilAsync<T>(Func<Task<T>> read, Func<T, bool> holds)
    {
        while (true)
        {
            var value = await read();
            if (holds(value)) return value;
            await Task.Delay(TimeSpan.FromMilliseconds(500), clock);
        }
    }

    private static string Key() => Guid.CreateVersion7().ToString();
}
