using Microsoft.Playwright;
using Shouldly;

namespace Marketplace.Tests.Browser.Journeys;

// The offer, its opening at the closing time, the panel's judgement and the agreement.
public sealed partial class Business
{
    private const string OpenedOffer = "section[aria-labelledby='offers'] h3 a";

    private async Task OfferedAsync()
    {
        await _solver.GoAsync("Nav.Recommended");
        await _solver.FollowAsync(words["Recommended", "Offer.Label", Title]);
        await _solver.PressAsync(words["Offers", "New.Start"]);
        await _solver.TypeAsync(words["Offers", "Approach.Label"], words.Pick("رطوبت ماسه را پیوسته می‌سنجیم و پیش از ریختن درست می‌کنیم.", "We measure the sand's moisture all the time and correct it before pouring."));
        await ContinueAsync("/answers");
        foreach (var criterion in (string[])[Fit, Price])
            await _solver.TypeAsync(criterion, words.Pick("در دو کارگاه سنجیده شده است.", "Measured in two foundries."));
        await ContinueAsync("/plan");
        var row = _solver.Group(words["Offers", "Plan.Number", 1]);
        await _solver.TypeAsync(words["Offers", "Plan.Milestone"], words.Pick("راه‌اندازی", "Commissioning"), row);
        await _solver.TypeAsync(words["Offers", "Plan.Deliverable"], words.Pick("خط در کار", "The line at work"), row);
        await _solver.TypeAsync(words["Offers", "Plan.Weeks"], words.Number(12), row);
        await _solver.TypeAsync(words["Offers", "Plan.Price"], words.Number(4_000_000_000), row);
        await ContinueAsync("/readiness");
        await _solver.ChooseAsync(words["Offers", "Readiness.Now"], "7");
        await _solver.ChooseAsync(words["Offers", "Readiness.AtDelivery"], "8");
        await ContinueAsync("/ip");
        await ContinueAsync("/team");
        await ContinueAsync("/check");
        await _solver.PressAsync(words["Offers", "Check.Do"]);
        await _solver.SeesAsync(words["Offers", "Receipt.Sealed"]);
        (await _solver.Page.Locator(".receipt-no").InnerTextAsync()).ShouldStartWith("OF-");
        (await _solver.Page.Locator(".hash").CountAsync()).ShouldBeGreaterThan(3);
        await PanelAsync();
    }

    private async Task PanelAsync()
    {
        await _seeker.OpenAsync($"/evaluation/{_challenge}");
        await _seeker.FollowAsync(words["Evaluation", "Panel.Name"]);
        var members = _seeker.Group(words["Evaluation", "Panel.Members"]);
        await members.GetByRole(AriaRole.Checkbox, new() { Name = _evaluator.Name }).CheckAsync();
        await _seeker.Page.GetByLabel(words["Evaluation", "Panel.ChairLabel"]).SelectOptionAsync(new SelectOptionValue { Label = _seeker.Name });
        await _seeker.PressAsync(words["Evaluation", "Panel.Do"]);
        foreach (var person in (Harness.Actor[])[_seeker, _evaluator])
        {
            await person.GoAsync("Nav.Evaluation");
            await person.UntilAsync(() => person.ShowsLinkAsync(Title), $"{person.Name} is on the panel");
            await person.FollowAsync(Title);
            await person.TickAsync(words["Evaluation", "Declare.Question"], "false");
            await person.PressAsync(words["Evaluation", "Declare.Do"]);
        }
    }

    private async Task OpenedAsync()
    {
        await _evaluator.OpenAsync($"/evaluation/{_challenge}");
        await _evaluator.UntilAsync(() => _evaluator.Page.Locator(OpenedOffer).First.IsVisibleAsync(), "the offers open by themselves", _pace * 3 + TimeSpan.FromMinutes(3));
        await WatchedAsync("Opened", "MatchesFound", "OfferSubmitted", "OffersOpened");
        await ToldAsync(_seeker, Title);
        await ToldAsync(_evaluator, Title);
    }

    private async Task JudgedAsync()
    {
        await ReadAsync(_evaluator);
        foreach (var (criterion, score) in (((string, int)[])[(Fit, 90), (Price, 70)]))
        {
            await _evaluator.TypeAsync(words["Evaluation", "Score.Score", criterion], words.Number(score));
            await _evaluator.TypeAsync(words["Evaluation", "Score.Comment", criterion], words.Pick("شاهد روشن است.", "The evidence is clear."));
        }

        await _evaluator.PressAsync(words["Evaluation", "Score.Save"]);
        await ReadAsync(_seeker);
        foreach (var (criterion, score) in (((string, int)[])[(Fit, 88), (Price, 72)]))
        {
            await _seeker.TypeAsync(words["Evaluation", "Agree.Score", criterion], words.Number(score));
            await _seeker.TypeAsync(words["Evaluation", "Agree.Comment", criterion], words.Pick("هیئت هم‌نظر است.", "The panel agrees."));
        }

        await _seeker.PressAsync(words["Evaluation", "Agree.Save"]);
        await _seeker.OpenAsync($"/evaluation/{_challenge}");
        await _seeker.FollowAsync(words["Evaluation", "Award.Go.Propose"]);
        await _seeker.Group(words["Evaluation", "Propose.Winner"]).GetByRole(AriaRole.Radio).First.CheckAsync();
        await _seeker.Page.Locator("main textarea").First.FillAsync(words.Pick("بهترین نتیجه با شاهد روشن.", "The best result, with clear evidence."));
        await _seeker.PressAsync(words["Evaluation", "Propose.Do"]);
        await _seeker.SeesAsync(words["Evaluation", "Award.Proposed"]);
        await WatchedAsync("AwardProposed", "OffersOpened", "AwardProposed");
    }

    private async Task ReadAsync(Harness.Actor actor)
    {
        await actor.OpenAsync($"/evaluation/{_challenge}");
        await actor.Page.Locator(OpenedOffer).First.ClickAsync();
    }

    private async Task AgreedAsync()
    {
        await _solver.GoAsync("Nav.OurOffers");
        await _solver.FollowAsync(Title);
        await _solver.SeesAsync(words["Offers", "Result.Won"]);
        await _solver.SeesAsync(words.Pick("بهترین نتیجه با شاهد روشن.", "The best result, with clear evidence."));
        await _solver.UntilAsync(() => _solver.Page.GetByRole(AriaRole.Button, new() { Name = words["Offers", "Accept.Do"] }).IsVisibleAsync(), "standstill has ended");
        await _solver.PressAsync(words["Offers", "Accept.Do"]);
        await _solver.OpenAsync("/agreements");
        await _solver.UntilAsync(() => _solver.ShowsLinkAsync(Title), "there is an agreement");
        await _solver.FollowAsync(Title);
        await _solver.SeesAsync(words.Pick("راه‌اندازی", "Commissioning"));

        await WatchedAsync("Awarded", "ChallengeSubmitted", "ChallengePublished", "MatchesFound", "OfferSubmitted", "OffersOpened", "AwardProposed", "AwardConfirmed");
        await _officer.GoAsync("Nav.Board");
        var won = _officer.Page.Locator("section[aria-labelledby='stage-Awarded'] article").Filter(new() { HasText = Title });
        await _officer.UntilAsync(() => won.IsVisibleAsync(), "the board shows the award");
        foreach (var party in (Harness.Actor[])[_seeker, _solver, _officer]) await ToldAsync(party, Title);
        await _seeker.OpenAsync("/agreements");
        await _seeker.FollowAsync(Title);
        await _seeker.SeesAsync(words.Pick("راه‌اندازی", "Commissioning"));
    }

    private async Task ContinueAsync(string step)
    {
        await _solver.PressAsync(words["Offers", "Save.Continue"]);
        await _solver.IsAtAsync(step);
    }
}
