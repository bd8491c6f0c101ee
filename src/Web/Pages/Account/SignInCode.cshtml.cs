using System.ComponentModel.DataAnnotations;
using Marketplace.Web.Accounts;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Marketplace.Web.Shell;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>The second step: a code of the authenticator, or one of the recovery codes.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class SignInCodeModel(PersonSignIn signIn, SitePages pages, IStringLocalizer<AccountText> a) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        ReturnUrl = this.Local(ReturnUrl);
        return await signIn.GetTwoFactorAuthenticationUserAsync() is null ? Redirect(ListUrl.To(Request, "/sign-in")) : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        ReturnUrl = this.Local(ReturnUrl);
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is null) return Redirect(ListUrl.To(Request, "/sign-in"));
        if (!ModelState.IsValid) return Page();
        var code = AuthenticatorCode.Read(Input.Code!);
        var result = code.All(char.IsAsciiDigit)
            ? await signIn.TwoFactorAuthenticatorSignInAsync(code, isPersistent: false, rememberClient: false)
            : await signIn.TwoFactorRecoveryCodeSignInAsync(code);
        if (result.Succeeded) return LocalRedirect(ReturnUrl ?? this.Start(pages));
        ModelState.AddModelError("Input.Code", a[result.IsLockedOut ? "Code.Locked" : "Code.Wrong"]);
        return Page();
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Required")]
        public string? Code { get; set; }
    }
}
