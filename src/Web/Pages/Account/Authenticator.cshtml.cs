using System.ComponentModel.DataAnnotations;
using System.Security.Claims;
using Marketplace.Web.Accounts;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using QRCoder;

namespace Marketplace.Web.Pages.Account;

/// <summary>Joins an authenticator app: a square to scan, a key to type where there is no camera, and a code as proof.</summary>
[Authorize(Policy = SitePolicies.Person)]
[ResponseCache(NoStore = true)]
public sealed class AuthenticatorModel(
    UserManager<Person> people, IUserStore<Person> store, PersonSignIn signIn, AccountMail mail, Sessions.Sessions sessions, IOptions<IdentityOptions> options, IStringLocalizer<AccountText> a) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The key in groups of four.</summary>
    public string Key { get; private set; } = "";

    /// <summary>The square as an image address.</summary>
    public string Square { get; private set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var person = (await sessions.PersonAsync())!;
        return person.TwoFactorEnabled ? Redirect(ListUrl.To(Request, "/account/security")) : await ShowAsync(person);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var person = (await sessions.PersonAsync())!;
        if (person.TwoFactorEnabled) return Redirect(ListUrl.To(Request, "/account/security"));
        var code = AuthenticatorCode.Read(Input.Code ?? "");
        if (ModelState.IsValid && !await people.VerifyTwoFactorTokenAsync(person, options.Value.Tokens.AuthenticatorTokenProvider, code)) ModelState.AddModelError("Input.Code", a["Code.Wrong"]);
        if (!ModelState.IsValid) return await ShowAsync(person);

        await people.SetTwoFactorEnabledAsync(person, true);
        TempData["codes"] = string.Join(' ', (await people.GenerateNewTwoFactorRecoveryCodesAsync(person, SecurityModel.RecoveryCodes))!);
        // The code just given is the second factor of this session.
        await signIn.SignInWithClaimsAsync(person, isPersistent: false, [new Claim(SecondFactor.Method, SecondFactor.Code)]);
        await this.TrySendAsync(mail.SecurityChangedAsync(person, ct), a);
        this.Tell("Authenticator.Added");
        return Redirect(ListUrl.To(Request, "/account/security"));
    }

    private async Task<PageResult> ShowAsync(Person person)
    {
        if (await people.GetAuthenticatorKeyAsync(person) is null)
        {
            // Not through the manager, which would end the session: until it is proved, the key opens nothing.
            await ((IUserAuthenticatorKeyStore<Person>)store).SetAuthenticatorKeyAsync(person, people.GenerateNewAuthenticatorKey(), HttpContext.RequestAborted);
            await people.UpdateAsync(person);
        }

        var key = (await people.GetAuthenticatorKeyAsync(person))!;
        Key = string.Join(' ', key.Chunk(4).Select(c => new string(c)));
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(AuthenticatorCode.Address(options.Value.Tokens.AuthenticatorIssuer, person.Email!, key), QRCodeGenerator.ECCLevel.M);
        using var image = new PngByteQRCode(data);
        Square = "data:image/png;base64," + Convert.ToBase64String(image.GetGraphic(6));
        return Page();
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Required")]
        public string? Code { get; set; }
    }
}
