using System.Net;
using Marketplace.Contracts.Accounts;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Web.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using static Marketplace.Tests.Integration.Web.AccountSteps;

namespace Marketplace.Tests.Integration.Web;

public sealed class SigningIn(Sites sites)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Follows_registration_and_a_link_by_mail_and_leads_back(Parts parts)
    {
        var site = await sites.On(parts);
        var email = Address();
        using var visitor = site.Visit("fa");
        (await visitor.GetAsync("/account")).Location.ShouldBe("/fa/sign-in?returnUrl=%2Ffa%2Faccount");

        await visitor.SubmitAsync("/register", Form(("Input.DisplayName", "مریم  رستگار"), ("Input.Email", email), ("Input.Password", Password)));
        var letter = site.MailTo(email).ShouldHaveSingleItem();
        letter.Subject.ShouldBe("تأیید رایانامه در نیازگاه");
        letter.HtmlBody!.ShouldContain("dir=\"rtl\"");
        var refused = await visitor.SignInAsync(email);
        refused.Location.ShouldBe("/fa/check-mail", "an address not confirmed does not sign in, but its owner is told");

        var link = site.LinkIn(email, "تأیید");
        (await visitor.GetAsync(link)).Status.ShouldBe(HttpStatusCode.OK);
        (await site.PersonAsync(email)).EmailConfirmed.ShouldBeFalse("opening a link is what mail filters do");
        await visitor.SubmitAsync(link, Form());
        var inside = await visitor.SignInAsync(email, path: "/sign-in?returnUrl=%2Ffa%2Faccount");

        inside.Location.ShouldBe("/fa/account");
        var account = await visitor.GetAsync("/fa/account");
        account.Status.ShouldBe(HttpStatusCode.OK);
        account.Body.ShouldContain("<bdi>مریم رستگار</bdi>");
        account.Body.ShouldContain(email);
        visitor.Cookies.Keys.ShouldContain("__Host-session");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Answers_known_and_unknown_addresses_alike(Parts parts)
    {
        var site = await sites.On(parts);
        var known = await site.RegisteredAsync();
        var unknown = Address();
        using var visitor = site.Visit();

        (await visitor.SignInAsync(known, "wrong password")).ShouldSayTheSameAs(await visitor.SignInAsync(unknown, "wrong password"), known, unknown);
        var again = await visitor.SubmitAsync("/register", Form(("Input.DisplayName", "Ali Ahmadi"), ("Input.Email", known), ("Input.Password", Password)));
        again.ShouldSayTheSameAs(await visitor.SubmitAsync("/register", Form(("Input.DisplayName", "Ali Ahmadi"), ("Input.Email", unknown), ("Input.Password", Password))), known, unknown);
        site.MailTo(known)[^1].Subject.ShouldBe("You already have an account at Niazgah");
        var nobody = Address();
        var forgotten = await visitor.SubmitAsync("/forgot-password", Form(("Input.Email", known)));
        forgotten.ShouldSayTheSameAs(await visitor.SubmitAsync("/forgot-password", Form(("Input.Email", nobody))), known, nobody);
        site.MailTo(nobody).ShouldBeEmpty();
        (await site.PersonAsync(known)).DisplayName.ShouldBe("Sara Rastegar");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Rests_after_five_wrong_passwords_and_says_nothing_of_it(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        using var visitor = site.Visit();
        for (var i = 0; i < 5; i++) await visitor.SignInAsync(email, "wrong password");

        var wrong = await visitor.SignInAsync(email, "wrong password");
        var right = await visitor.SignInAsync(email);
        right.Status.ShouldBe(HttpStatusCode.OK);
        right.ShouldSayTheSameAs(wrong, email, email);
        await site.ChangeAsync(email, p => p.LockoutEnd = null);
        (await visitor.SignInAsync(email)).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Wants_a_password_that_is_not_guessed_first(Parts parts)
    {
        var site = await sites.On(parts);
        using var visitor = site.Visit();
        foreach (var (password, words) in new[] { ("short", "at least 8"), ("password123!", "among the passwords"), ("Rastegar99", "your own name"), ("۱۲۳۴۵۶۷۸", "among the passwords") })
        {
            var answer = await visitor.SubmitAsync("/register", Form(("Input.DisplayName", "Sara Rastegar"), ("Input.Email", Address()), ("Input.Password", password)));
            answer.Status.ShouldBe(HttpStatusCode.OK);
            answer.Body.ShouldContain(words);
            answer.Body.ShouldContain("value=\"Sara Rastegar\"");
            answer.Body.ShouldNotContain(password + "\"");
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Leads_nowhere_else(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        foreach (var elsewhere in new[] { "https://evil.example/", "//evil.example", "/\\evil.example", "https:evil.example" })
        {
            using var visitor = site.Visit();
            var path = "/sign-in?returnUrl=" + Uri.EscapeDataString(elsewhere);
            (await visitor.GetAsync(path)).Body.ShouldMatch("name=\"ReturnUrl\">");
            (await visitor.SubmitAsync(path, Form(("Input.Email", email), ("Input.Password", Password), ("ReturnUrl", elsewhere)))).Location.ShouldBe("/en/me");
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Needs_the_forms_own_token(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        using var visitor = site.Visit();
        (await visitor.PostAsync("/sign-in", Form(("Input.Email", email), ("Input.Password", Password)))).Status.ShouldBe(HttpStatusCode.BadRequest);
        visitor.Cookies.Keys.ShouldNotContain("__Host-session");
        using var inside = await site.SignedInAsync(email);
        (await inside.PostAsync("/sign-out", Form())).Status.ShouldBe(HttpStatusCode.BadRequest);
        (await inside.SubmitAsync("/sign-out", Form())).Location.ShouldBe("/en");
        (await inside.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Works_again_after_a_reset_by_mail_that_ends_other_sessions(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        using var elsewhere = await site.SignedInAsync(email);
        using var visitor = site.Visit();
        await visitor.SubmitAsync("/forgot-password", Form(("Input.Email", email)));
        var link = site.LinkIn(email, "Set a new password");
        (await visitor.SubmitAsync(link, Form(("Input.Password", "12345678")))).Body.ShouldContain("among the passwords");
        (await visitor.SubmitAsync(link, Form(("Input.Password", "another river 7")))).Location.ShouldBe("/en/sign-in");

        (await visitor.SubmitAsync(link, Form(("Input.Password", "yet another river")))).Body.ShouldContain("no longer good");
        (await visitor.SignInAsync(email)).Status.ShouldBe(HttpStatusCode.OK);
        (await visitor.SignInAsync(email, "another river 7")).Status.ShouldBe(HttpStatusCode.Redirect);
        site.Clock.Forward(TimeSpan.FromSeconds(61));
        (await elsewhere.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await visitor.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.OK);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Tells_other_services_of_the_person(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        using var visitor = await site.SignedInAsync(email);
        await visitor.SubmitAsync("/account", Form(("Input.DisplayName", "Sara Ahmadi"), ("Input.Language", "en")));
        await site.AppointAsync(email, ProgrammeRole.Council);

        await using var scope = site.Services.CreateAsyncScope();
        var id = (await site.PersonAsync(email)).Id;
        var told = await scope.ServiceProvider.GetRequiredService<WebDbContext>().Outbox.AsNoTracking().Where(m => m.Type == "accounts.PersonChanged").OrderBy(m => m.Id).ToListAsync();
        var mine = told.Select(m => System.Text.Json.JsonSerializer.Deserialize<PersonChanged>(m.Body, Marketplace.Platform.Http.Json.Options)!).Where(p => p.Id == id).ToList();
        mine.Select(p => (p.Version, p.EmailConfirmed, p.DisplayName, p.Roles.Count)).ShouldBe(
            [(1, false, "Sara Rastegar", 0), (2, true, "Sara Rastegar", 0), (3, true, "Sara Ahmadi", 0), (4, true, "Sara Ahmadi", 1)]);
        (await visitor.GetAsync("/account")).Body.ShouldContain("<bdi>Sara Ahmadi</bdi>");
    }
}

internal static partial class SameWords
{
    /// <summary>Status, place and words are equal but for the address typed, tokens and the trace.</summary>
    public static void ShouldSayTheSameAs(this Answer one, Answer other, string oneAddress, string otherAddress)
    {
        (one.Status, one.Location).ShouldBe((other.Status, other.Location));
        Bare(one.Body, oneAddress).ShouldBe(Bare(other.Body, otherAddress));
    }

    private static string Bare(string body, string address) => Changing().Replace(body.Replace(address, "", StringComparison.OrdinalIgnoreCase), "");

    [System.Text.RegularExpressions.GeneratedRegex("value=\"CfDJ[^\"]*\"|nonce=\"[^\"]*\"")]
    private static partial System.Text.RegularExpressions.Regex Changing();
}
