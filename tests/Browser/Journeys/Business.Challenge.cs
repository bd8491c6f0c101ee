using Shouldly;

namespace Marketplace.Tests.Browser.Journeys;

// The challenge: written at the phone, reviewed at the desk, found and recommended.
public sealed partial class Business
{
    private static readonly TimeSpan LeastOpen = TimeSpan.FromSeconds(25);
    private TimeSpan _pace;

    private async Task WrittenAsync()
    {
        var started = Now;
        await _seeker.GoAsync("Nav.OurChallenges");
        await _seeker.FollowAsync(words["Shell", "Foot.Post"]);
        await _seeker.TypeAsync(words["Challenges", "Title"], Title);
        await _seeker.TypeAsync(words["Challenges", "Summary"], words.Pick("از هر ده پروانه یکی نشت می‌کند. راهی برای کاستن از آن می‌جوییم.", "One impeller in ten leaks. We look for a way to halve that."));
        await _seeker.TypeAsync(words["Challenges", "Today"], words.Pick("پروانهٔ چدنی پس از ماشین‌کاری حفرهٔ گازی نشان می‌دهد.", "Cast iron impellers show gas porosity after machining."));
        await _seeker.TickAsync(words["Challenges", "Language"], words.Language);
        await NextAsync("/outcomes");
        _challenge = IdIn(_seeker.Page.Url);

        var indicator = _seeker.Group(words["Challenges", "Indicator.Number", 1]);
        await _seeker.TypeAsync(words["Challenges", "Indicator.Name"], words.Pick("ضایعات", "Scrap"), indicator);
        await _seeker.TypeAsync(words["Challenges", "Indicator.Unit"], words.Pick("درصد", "per cent"), indicator);
        await _seeker.TypeAsync(words["Challenges", "Indicator.Baseline"], words.Number(10), indicator);
        await _seeker.TypeAsync(words["Challenges", "Indicator.Target"], words.Number(4), indicator);
        await _seeker.ChooseAsync(words["Challenges", "Trl"], "7");
        await NextAsync("/field");

        await _seeker.TickAsync(words["Challenges", "Fields"], "metallurgy-casting");
        await _seeker.ChooseAsync(words["Challenges", "Isic"], "24");
        await _seeker.ChooseAsync(words["Challenges", "Province"], "IR-03");
        await NextAsync("/budget");

        await _seeker.TickAsync(words["Challenges", "Budget.Kind"], "Exact");
        await _seeker.TypeAsync(words["Challenges", "Budget.Max"], words.Number(5_000_000_000));
        await ClosesAsync(Now.AddDays(30));
        await _seeker.TypeAsync(words["Challenges", "Standstill"], words.Number(0));
        await NextAsync("/criteria");

        foreach (var (number, name, weight) in (((int, string, int)[])[(1, Fit, 60), (2, Price, 40)]))
        {
            var criterion = _seeker.Group(words["Challenges", "Criterion.Number", number]);
            await _seeker.TypeAsync(words["Challenges", "Criterion.Name"], name, criterion);
            await _seeker.TypeAsync(words["Challenges", "Criterion.Weight"], words.Number(weight), criterion);
        }

        await NextAsync("/terms");
        await _seeker.TickAsync(words["Challenges", "Cooperation"], "TechnicalService");
        await _seeker.TickAsync(words["Challenges", "Ip"], "LicenceToSeeker");
        await NextAsync("/annex");
        await NextAsync("/check");
        _pace = Now - started;
        await SentAsync();
    }

    // How long the offer will take on this machine is told by how long the brief took; so soon after it the offers close.
    private async Task SentAsync()
    {
        await _seeker.OpenAsync($"/seeker/challenges/{_challenge}/budget");
        var closes = Now + (_pace * 2 > LeastOpen ? _pace * 2 : LeastOpen);
        await ClosesAsync(closes.AddSeconds(60 - closes.Second));
        await _seeker.PressAsync(words["Challenges", "Wizard.SaveLeave"]);
        await _seeker.OpenAsync($"/seeker/challenges/{_challenge}/check");
        await _seeker.PressAsync(words["Challenges", "Check.Send"]);
        await _seeker.SeesAsync(words["Challenges", "Received"]);
    }

    private async Task PublishedAsync()
    {
        (await SearchedAsync()).ShouldBeFalse("it is not published");
        await _officer.GoAsync("Nav.Review");
        await _officer.UntilAsync(() => _officer.ShowsLinkAsync(Title), "the brief waits for review");
        await _officer.FollowAsync(Title);
        await _officer.PressAsync(words["Programme", "Review.Publish"]);
        await ToldAsync(_seeker, Title);
    }

    private async Task FoundAsync()
    {
        await _solver.UntilAsync(() => _solver.ShowsLinkAsync(Title), "the challenge is found");
        await _solver.GoAsync("Nav.Recommended");
        var match = _solver.Page.Locator("li.match").Filter(new() { HasText = Title });
        await _solver.UntilAsync(() => match.IsVisibleAsync(), "the challenge is recommended");
        (await match.Locator("ul.checks li:not(.no)").CountAsync()).ShouldBeGreaterThan(0, "a recommendation says why");
        (await match.InnerTextAsync()).ShouldContain(words.Pick("متالورژی و ریخته‌گری", "Metallurgy and casting"));
        await WatchedAsync("Recommended", "ChallengeSubmitted", "ChallengePublished", "MatchesFound");
    }

    private async Task<bool> SearchedAsync()
    {
        await _solver.GoAsync("Nav.Challenges");
        await _solver.TypeAsync(words["Search", "Box"], Title);
        await _solver.PressAsync(words["Shell", "Search.Button"]);
        return await _solver.ShowsLinkAsync(Title);
    }

    private async Task NextAsync(string step)
    {
        await _seeker.PressAsync(words["Challenges", "Wizard.Next"]);
        await _seeker.IsAtAsync(step);
    }

    private async Task ClosesAsync(DateTimeOffset instant)
    {
        var group = _seeker.Group(words["Challenges", "ClosesAt"]);
        var (day, month, year, hour) = words.Date(instant);
        foreach (var (part, text) in (((string, string)[])[("Day", day), ("Month", month), ("Year", year), ("Time", hour)]))
            await _seeker.TypeAsync(words["Fields", "Date." + part], text, group);
    }

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();
}
