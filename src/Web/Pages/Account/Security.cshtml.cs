using System.Security.Claims;
using Marketplace.Web.Accounts;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>Everything a person can get in with, and the way to end all other sessions. Each change is told by mail.</summary>
[Authorize(Policy = SitePolicies.Person)]
[ResponseCache(NoStore = true)]
public sealed class SecurityModel(UserManager<Person> people, PersonSignIn signIn, AccountMail mail, Sessions.Sessions sessions, IStringLocalizer<AccountText> a) : PageModel
{
    internal const int RecoveryCodes = 10;

    [BindProperty]
    public PasswordInput Change { get; set; } = new();

    [BindProperty]
    public PasswordInput Off { get; set; } = new();

    /// <summary>Recovery codes just made, shown this once.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public bool Withheld { get; private set; }

    public bool HasAuthenticator { get; private set; }

    public int CodesLeft { get; private set; }

    public IList<UserPasskeyInfo> Passkeys { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Codes = (TempData["codes"] as string)?.Split(' ');
        await ShowAsync();
    }

    public async Task<IActionResult> OnPostPasswordAsync(CancellationToken ct)
    {
        var person = await PersonAsync();
        if (!await CheckAsync(person, Change.Password, "Change.Password")) return await ShowAsync();
        var result = await people.ChangePasswordAsync(person, Change.Password!, Change.NewPassword ?? "");
        if (result.Succeeded) return await DoneAsync(person, "Password.Changed", ct);
        this.AddErrors(result, "Change.NewPassword", a);
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostAuthenticatorOffAsync(CancellationToken ct)
    {
        var person = await PersonAsync();
        if (!await CheckAsync(person, Off.Password, "Off.Password")) return await ShowAsync();
        await people.SetTwoFactorEnabledAsync(person, false);
        await people.ResetAuthenticatorKeyAsync(person);
        return await DoneAsync(person, "Authenticator.Removed", ct);
    }

    public async Task<IActionResult> OnPostCodesAsync()
    {
        var person = await PersonAsync();
        if (person.TwoFactorEnabled) TempData["codes"] = string.Join(' ', (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, RecoveryCodes))!);
        return Redirect(ListUrl.To(Request, "/account/security"));
    }

    public async Task<IActionResult> OnPostEverywhereAsync(CancellationToken ct)
    {
        var person = await PersonAsync();
        await people.UpdateSecurityStampAsync(person);
        return await DoneAsync(person, "Everywhere.Done", ct, tell: false);
    }

    /// <summary>What the browser needs to make a passkey.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync()
    {
        var person = await PersonAsync();
        return Content(await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity { Id = person.Id.ToString(), Name = person.Email!, DisplayName = person.DisplayName }), "application/json");
    }

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential, CancellationToken ct)
    {
        var person = await PersonAsync();
        var answer = credential is { Length: > 0 } ? await signIn.NewPasskeyAsync(credential) : null;
        if (answer is not { Succeeded: true } || answer.UserEntity.Id != person.Id.ToString())
        {
            ModelState.AddModelError("", a["Passkeys.Refused"]);
            return await ShowAsync();
        }

        answer.Passkey.Name = DeviceName.Of(Request.Headers.UserAgent.ToString());
        await people.AddOrUpdatePasskeyAsync(person, answer.Passkey);
        await signIn.SignInWithClaimsAsync(person, isPersistent: false, [new Claim(SecondFactor.Method, SecondFactor.Passkey)]);
        return await DoneAsync(person, "Passkeys.Added", ct, renew: false);
    }

    public async Task<IActionResult> OnPostRemovePasskeyAsync(string? id, CancellationToken ct)
    {
        var person = await PersonAsync();
        if (id is null || id.Length % 2 > 0 || !id.All(char.IsAsciiHexDigit) || await people.GetPasskeyAsync(person, Convert.FromHexString(id)) is not { } passkey) return NotFound();
        await people.RemovePasskeyAsync(person, passkey.CredentialId);
        await people.UpdateSecurityStampAsync(person);
        return await DoneAsync(person, "Passkeys.Removed", ct);
    }

    private async Task<Person> PersonAsync() => (await sessions.PersonAsync())!;

    private async Task<bool> CheckAsync(Person person, string? password, string field)
    {
        ModelState.Clear();
        if (await people.CheckPasswordAsync(person, password ?? "")) return true;
        ModelState.AddModelError(field, a["Password.Wrong"]);
        return false;
    }

    private async Task<IActionResult> DoneAsync(Person person, string notice, CancellationToken ct, bool tell = true, bool renew = true)
    {
        if (renew) await signIn.RefreshSignInAsync(person);
        if (tell) await this.TrySendAsync(mail.SecurityChangedAsync(person, ct), a);
        this.Tell(notice);
        return Redirect(ListUrl.To(Request, "/account/security"));
    }

    private async Task<PageResult> ShowAsync()
    {
        var person = await PersonAsync();
        (Withheld, HasAuthenticator) = (SecondFactor.IsMissing(User), person.TwoFactorEnabled);
        CodesLeft = HasAuthenticator ? await people.CountRecoveryCodesAsync(person) : 0;
        Passkeys = await people.GetPasskeysAsync(person);
        return Page();
    }

    public sealed class PasswordInput
    {
        public string? Password { get; set; }

        public string? NewPassword { get; set; }
    }
}
