using System.Net;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Marketplace.Contracts.Accounts;
using Marketplace.Tests.Integration.Harness;
using Marketplace.Web.Accounts;
using Marketplace.Web.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using static Marketplace.Tests.Integration.Web.AccountSteps;

namespace Marketplace.Tests.Integration.Web;

public sealed partial class SecondSteps(Sites sites)
{
    public static TheoryData<Parts> Parts => Marketplaces.All;

    [Theory, MemberData(nameof(Parts))]
    public async Task Open_an_officers_role_and_are_asked_at_the_next_sign_in(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        await site.AppointAsync(email, ProgrammeRole.Administrator);
        using var visitor = await site.SignedInAsync(email);
        (await visitor.GetAsync("/admin/people")).Status.ShouldBe(HttpStatusCode.Forbidden, "the role waits for a second factor");
        (await visitor.GetAsync("/account/security")).Body.ShouldContain("opens only after a second step");

        var page = await visitor.GetAsync("/account/authenticator");
        page.Body.ShouldContain("data:image/png;base64,");
        var key = KeyPattern().Match(page.Body).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        (await visitor.SubmitAsync("/account/authenticator", Form(("Input.Code", "000000")))).Body.ShouldContain("This code is not right");
        (await visitor.SubmitAsync("/account/authenticator", Form(("Input.Code", Persian(Totp(key)))))).Location.ShouldBe("/en/account/security");
        var shown = await visitor.GetAsync("/account/security");
        var codes = CodePattern().Matches(shown.Body).Select(m => m.Groups[1].Value).ToList();
        codes.Count.ShouldBe(10);
        (await visitor.GetAsync("/account/security")).Body.ShouldNotContain(codes[0], customMessage: "recovery codes are shown once");
        (await visitor.GetAsync("/admin/people")).Status.ShouldBe(HttpStatusCode.OK);

        using var next = site.Visit();
        (await next.SignInAsync(email)).Location.ShouldBe("/en/sign-in/code");
        (await next.GetAsync("/account")).Status.ShouldBe(HttpStatusCode.Redirect, "the password alone opens nothing");
        (await next.SubmitAsync("/sign-in/code", Form(("Input.Code", "123456")))).Status.ShouldBe(HttpStatusCode.OK);
        (await next.SubmitAsync("/sign-in/code", Form(("Input.Code", codes[0])))).Location.ShouldBe("/en/me");
        (await next.GetAsync("/admin/people")).Status.ShouldBe(HttpStatusCode.OK);

        using var again = site.Visit();
        await again.SignInAsync(email);
        (await again.SubmitAsync("/sign-in/code", Form(("Input.Code", codes[0])))).Status.ShouldBe(HttpStatusCode.OK, "a recovery code works once");
        var code = Totp(key);
        (await again.SubmitAsync("/sign-in/code", Form(("Input.Code", code)))).Location.ShouldBe("/en/me");

        using var onlooker = site.Visit();
        await onlooker.SignInAsync(email);
        (await onlooker.SubmitAsync("/sign-in/code", Form(("Input.Code", code)))).Body.ShouldContain("This code is not right", customMessage: "so does a code of the authenticator");
        (await onlooker.SubmitAsync("/sign-in/code", Form(("Input.Code", Totp(key, ahead: 1))))).Location.ShouldBe("/en/me");
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task End_no_session_by_being_looked_at(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        using var visitor = await site.SignedInAsync(email);
        var before = await StampAsync();

        (await visitor.GetAsync("/account/authenticator")).Body.ShouldContain("data:image/png;base64,");

        (await StampAsync()).ShouldBe(before);

        async Task<string?> StampAsync()
        {
            await using var scope = site.Services.CreateAsyncScope();
            return (await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByEmailAsync(email))!.SecurityStamp;
        }
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Are_stored_encrypted(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        using var visitor = await site.SignedInAsync(email);
        await visitor.GetAsync("/account/authenticator");
        await using var scope = site.Services.CreateAsyncScope();
        var person = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().FindByEmailAsync(email);
        var key = await scope.ServiceProvider.GetRequiredService<UserManager<Person>>().GetAuthenticatorKeyAsync(person!);
        var stored = await scope.ServiceProvider.GetRequiredService<WebDbContext>().Set<IdentityUserToken<Guid>>().AsNoTracking().Where(t => t.UserId == person!.Id).ToListAsync();
        stored.ShouldNotBeEmpty();
        stored.ShouldAllBe(t => !t.Value!.Contains(key!));
        var protection = await scope.ServiceProvider.GetRequiredService<WebDbContext>().ProtectionKeys.AsNoTracking().ToListAsync();
        protection.ShouldNotBeEmpty();
        protection.ShouldAllBe(k => k.Xml.Contains("encryptedKey") && !k.Xml.Contains("<masterKey"));
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task Can_be_taken_away_with_the_password_and_told_by_mail(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        using var visitor = await site.SignedInAsync(email);
        var key = KeyPattern().Match((await visitor.GetAsync("/account/authenticator")).Body).Groups[1].Value.Replace(" ", "", StringComparison.Ordinal);
        await visitor.SubmitAsync("/account/authenticator", Form(("Input.Code", Totp(key))));
        (await visitor.SubmitAsync("/account/security", Form(("Off.Password", "wrong")), "AuthenticatorOff")).Body.ShouldContain("This is not your present password");
        (await visitor.SubmitAsync("/account/security", Form(("Off.Password", Password)), "AuthenticatorOff")).Status.ShouldBe(HttpStatusCode.Redirect);
        (await site.PersonAsync(email)).TwoFactorEnabled.ShouldBeFalse();
        site.MailTo(email).Count(m => m.Subject == "The security of your account has changed").ShouldBe(2);
    }

    [Theory, MemberData(nameof(Parts))]
    public async Task May_be_a_passkey_that_then_opens_alone(Parts parts)
    {
        var site = await sites.On(parts);
        var email = await site.RegisteredAsync();
        await site.AppointAsync(email, ProgrammeRole.Administrator);
        using var visitor = await site.SignedInAsync(email);
        using var device = new SoftAuthenticator(visitor.Origin);
        var token = Visitor.TokenIn(await visitor.GetAsync("/account/security"));
        (await visitor.PostAsync("/account/security?handler=Passkey", Form(("__RequestVerificationToken", token), ("credential", "{}")))).Body.ShouldContain("could not be added");
        var creation = await visitor.PostAsync("/account/security?handler=PasskeyOptions", Form(("__RequestVerificationToken", token)));
        var added = await visitor.PostAsync("/account/security?handler=Passkey", Form(("__RequestVerificationToken", token), ("credential", device.Create(creation.Body))));
        added.Location.ShouldBe("/en/account/security", added.Body);
        (await visitor.GetAsync("/admin/people")).Status.ShouldBe(HttpStatusCode.OK, "a passkey is both factors");

        using var next = site.Visit();
        var door = Visitor.TokenIn(await next.GetAsync("/sign-in"));
        var request = await next.PostAsync("/sign-in?handler=PasskeyOptions", Form(("__RequestVerificationToken", door)));
        using var forger = new SoftAuthenticator(visitor.Origin);
        (await next.PostAsync("/sign-in?handler=Passkey", Form(("__RequestVerificationToken", door), ("credential", forger.Get(request.Body))))).Body.ShouldContain("This passkey was not accepted");
        request = await next.PostAsync("/sign-in?handler=PasskeyOptions", Form(("__RequestVerificationToken", door)));
        (await next.PostAsync("/sign-in?handler=Passkey", Form(("__RequestVerificationToken", door), ("credential", device.Get(request.Body))))).Location.ShouldBe("/en/me");
        (await next.GetAsync("/admin/people")).Status.ShouldBe(HttpStatusCode.OK);

        var shown = await visitor.GetAsync("/account/security");
        (await visitor.SubmitAsync(shown, "/en/account/security", Form(), "RemovePasskey")).Location.ShouldBe("/en/account/security");
        using var late = site.Visit();
        var last = Visitor.TokenIn(await late.GetAsync("/sign-in"));
        request = await late.PostAsync("/sign-in?handler=PasskeyOptions", Form(("__RequestVerificationToken", last)));
        (await late.PostAsync("/sign-in?handler=Passkey", Form(("__RequestVerificationToken", last), ("credential", device.Get(request.Body))))).Body.ShouldContain("This passkey was not accepted");
    }

    private static string Persian(string code) => string.Concat(code.Select(c => (char)(c - '0' + '۰')));

    // RFC 6238 with the defaults every authenticator app has.
    private static string Totp(string base32, int ahead = 0)
    {
        const string alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
        var bits = string.Concat(base32.Select(c => Convert.ToString(alphabet.IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var key = Enumerable.Range(0, bits.Length / 8).Select(i => Convert.ToByte(bits.Substring(i * 8, 8), 2)).ToArray();
        var step = BitConverter.GetBytes(TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() / 30 + ahead);
        if (BitConverter.IsLittleEndian) Array.Reverse(step);
#pragma warning disable CA5350 // The standard says SHA-1.
        var hash = HMACSHA1.HashData(key, step);
#pragma warning restore CA5350
        var offset = hash[^1] & 0xf;
        var number = (hash[offset] & 0x7f) << 24 | hash[offset + 1] << 16 | hash[offset + 2] << 8 | hash[offset + 3];
        return (number % 1_000_000).ToString("D6", System.Globalization.CultureInfo.InvariantCulture);
    }

    [GeneratedRegex("Type this key: <bdi[^>]*>([A-Z2-7 ]+)</bdi>")]
    private static partial Regex KeyPattern();

    [GeneratedRegex("<li><bdi class=\"code\" dir=\"ltr\">([A-Z0-9-]+)</bdi></li>")]
    private static partial Regex CodePattern();
}
