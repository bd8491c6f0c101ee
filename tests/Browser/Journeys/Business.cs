using System.Text.RegularExpressions;
using Marketplace.Contracts.Accounts;
using Marketplace.Tests.Browser.Harness;
using Marketplace.Tests.Integration.Harness;
using Microsoft.Playwright;
using Shouldly;

namespace Marketplace.Tests.Browser.Journeys;

/// <summary>
/// The whole business on the pages: the seeker at a phone, the solver and the evaluator without script, the officer at a desk. Its steps are in
/// the parts of this class, in their order.
/// </summary>
public sealed partial class Business(Product product, IBrowser browser, Words words)
{
    private const string Password = "a river of 12 stones";
    private readonly string _mark = Some.Key()[^5..];
    private readonly List<Actor> _actors = [];
    private Actor _seeker = null!, _evaluator = null!, _solver = null!, _officer = null!;
    private string _challenge = "";

    private string Title => words.Pick("حفرهٔ گازی در پروانهٔ پمپ چدنی", "Gas porosity in cast iron pump impellers") + " " + _mark;

    private string SeekerName => words.Pick("ریخته‌گری سهند", "Sahand Foundry") + " " + _mark;

    private string SolverName => words.Pick("مذاب‌سنج", "Melt Metrics") + " " + _mark;

    private string Fit => words.Pick("کارایی فنی", "Technical fit");

    private string Price => words.Pick("قیمت", "Price to the plant");

    /// <summary>Runs it; a failure names pictures of what everybody saw.</summary>
    public async Task RunAsync()
    {
        try
        {
            await GatherAsync();
            await VerifiedAsync();
            await WrittenAsync();
            await PublishedAsync();
            await FoundAsync();
            await OfferedAsync();
            await OpenedAsync();
            await JudgedAsync();
            await AgreedAsync();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var seen = new List<string> { await product.KeepLogsAsync("journey-" + words.Language) };
            foreach (var actor in _actors)
            {
                try
                {
                    seen.Add(await actor.KeepAsync($"journey-{words.Language}-{_actors.IndexOf(actor) + 1}"));
                }
                catch (PlaywrightException gone)
                {
                    seen.Add($"{actor.Name}: {gone.Message}");
                }
            }

            throw new InvalidOperationException($"{e.Message}\n{string.Join('\n', seen)}", e);
        }
        finally
        {
            foreach (var actor in _actors) await actor.Page.Context.CloseAsync();
        }
    }

    private string Address(string who) => $"{who}-{words.Language}-{_mark}@people.example";

    private async Task GatherAsync()
    {
        _officer = await SeatAsync(Seat.Desk, words.Pick("لیلا احمدی", "Leila Ahmadi"));
        await _officer.RegisterAsync(Address("officer"), Password);
        await product.AppointAsync(Address("officer"), ProgrammeRole.Officer);
        await _officer.SignInAsync(Address("officer"), Password);
        _seeker = await SeatAsync(Seat.Phone, words.Pick("مریم رستگار", "Maryam Rastegar"));
        await _seeker.RegisterAsync(Address("seeker"), Password);
        await _seeker.SignInAsync(Address("seeker"), Password);
        _solver = await SeatAsync(Seat.DeskWithoutScript, words.Pick("آرش کیانی", "Arash Kiani"));
        await _solver.RegisterAsync(Address("solver"), Password);
        await _solver.SignInAsync(Address("solver"), Password);
    }

    private async Task<Actor> SeatAsync(Seat seat, string name)
    {
        var actor = await Actor.TakeSeatAsync(product, browser, words, seat, name);
        _actors.Add(actor);
        return actor;
    }

    private async Task VerifiedAsync()
    {
        await CompanyAsync(_seeker, SeekerName, "SmallIndustry", capable: false);
        await CompanyAsync(_solver, SolverName, "Startup", capable: true);
        await InviteAsync();
        foreach (var company in (string[])[SeekerName, SolverName])
        {
            await _officer.GoAsync("Nav.Verification");
            await _officer.UntilAsync(() => _officer.ShowsLinkAsync(company), $"{company} waits to be verified");
            await _officer.FollowAsync(company);
            await _officer.PressAsync(words["Programme", "Verify.Do"]);
        }
    }

    private async Task CompanyAsync(Actor owner, string name, string kind, bool capable)
    {
        await owner.OpenAsync("/company/new");
        await owner.ChooseAsync(words["Companies", "Kind"], kind);
        await owner.TypeAsync(words["Companies", "NationalId"], words.Typed(Some.NationalId()));
        await owner.TypeAsync(words["Companies", "NameFa"], name);
        await owner.TypeAsync(words["Companies", "NameEn"], name);
        await owner.ChooseAsync(words["Companies", "Province"], "IR-03");
        await owner.PressAsync(words["Companies", "Register.Button"]);

        await owner.TypeAsync(words["Companies", "County"], words.Pick("تبریز", "Tabriz"));
        await owner.TypeAsync(words["Companies", "Email"], "office@company.example");
        await owner.TypeAsync(words["Companies", "AboutFa"], words.Pick("پروانهٔ چدنی پمپ می‌ریزد.", "Casts iron impellers for pumps."));
        await owner.TypeAsync(words["Companies", "Employees"], words.Number(46));
        await owner.TypeAsync(words["Companies", "Isic.Number", 1], words.Typed("2431"));
        if (capable)
        {
            var first = owner.Group(words["Companies", "Capability.Number", 1]);
            if (!await first.IsVisibleAsync()) await owner.PressAsync(words["Companies", "Capability.Add"]);
            await owner.ChooseAsync(words["Companies", "Capability.Field"], "metallurgy-casting", first);
            await owner.ChooseAsync(words["Companies", "Capability.Trl"], "8", first);
            await owner.TypeAsync(words["Companies", "Capability.Evidence"], words.Pick("حفرهٔ گازی پروانهٔ پمپ را در دو کارگاه چدن‌ریزی کم کرد.", "Cut gas porosity of pump impellers in two iron foundries."), first);
        }

        await owner.PressAsync(words["Companies", "SaveSubmit"]);
        await owner.SeesAsync(words["Companies", "State.Submitted"]);
    }

    // A colleague of the seeker's who will sit on the panel comes in by the letter of invitation.
    private async Task InviteAsync()
    {
        await _seeker.FollowAsync(words["Companies", "Members.Link", 1]);
        await _seeker.TypeAsync(words["Companies", "Email"], Address("evaluator"));
        await _seeker.TickAsync(words["Companies", "Invite.Role"], "Viewer");
        await _seeker.PressAsync(words["Companies", "Invite.Button"]);
        await _seeker.SeesAsync(Address("evaluator"));
        _evaluator = await SeatAsync(Seat.DeskWithoutScript, words.Pick("نوید کریمی", "Navid Karimi"));
        await _evaluator.RegisterAsync(Address("evaluator"), Password, await product.LinkAsync(Address("evaluator"), "/invitations/"));
        await _evaluator.SignInAsync(Address("evaluator"), Password);
        await _evaluator.PressAsync($"{words["Account", "Invitation.Accept"]} {_evaluator.Name}");
        await _evaluator.SeesAsync(SeekerName);
    }

    private static async Task ToldAsync(Actor actor, string text)
    {
        await actor.OpenAsync("/notifications");
        await actor.UntilAsync(async () => await actor.Page.Locator(".notice-text").Filter(new() { HasText = text }).CountAsync() > 0, $"{actor.Name} is told of “{text}”");
    }

    /// <summary>The officer sees the match of the solver at this stage, and what has happened so far.</summary>
    private async Task WatchedAsync(string stage, params string[] moments)
    {
        await _officer.OpenAsync($"/programme/matches?challenge={_challenge}");
        var row = _officer.Page.Locator("tbody tr").Filter(new() { HasText = SolverName });
        await _officer.UntilAsync(async () => await row.Filter(new() { HasText = words["Status", "match." + stage] }).CountAsync() > 0, $"the match is {stage}");
        await _officer.OpenAsync($"/programme/challenges/{_challenge}");
        await _officer.UntilAsync(async () =>
        {
            var entries = await _officer.Page.Locator("ol.timeline li > b").AllInnerTextsAsync();
            var waiting = new Queue<string>(moments.Select(m => words["Programme", "Trail." + m]));
            foreach (var entry in entries)
                if (waiting.TryPeek(out var next) && entry == next) waiting.Dequeue();
            return waiting.Count == 0;
        }, $"the trail shows {string.Join(", ", moments)}");
    }

    private static string IdIn(string url) => Regex.Match(url, "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}") is { Success: true } id ? id.Value : throw new ShouldAssertException($"{url} names nothing.");
}
