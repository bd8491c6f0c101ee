using System.ComponentModel.DataAnnotations;
using Marketplace.Web.Accounts;
using Marketplace.Web.Resources;
using Marketplace.Web.Shell;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>Sign in by passkey or password, and back to where one was.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class SignInModel(
    PersonSignIn signIn, UserManager<Person> people, EvenTime evenTime, AccountMail mail, SitePages pages, IStringLocalizer<AccountText> a) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>A local address to go to afterwards.</summary>
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string RegisterUrl => ListUrl.To(Request, "/register") + (ReturnUrl is null ? "" : QueryString.Create("returnUrl", ReturnUrl));

    public void OnGet() => ReturnUrl = this.Local(ReturnUrl);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ReturnUrl = this.Local(ReturnUrl);
        if (!ModelState.IsValid) return Page();
        var email = Input.Email!.Trim();
        switch (await evenTime.RunAsync(() => signIn.WithPasswordAsync(email, Input.Password!), ct))
        {
            case SignInOutcome.SignedIn:
                return Inside();
            case SignInOutcome.NeedsCode:
                return Redirect(ListUrl.To(Request, "/sign-in/code") + (ReturnUrl is null ? "" : QueryString.Create("returnUrl", ReturnUrl)));
            case SignInOutcome.NeedsConfirmation:
                await mail.ConfirmAsync((await people.FindByEmailAsync(email))!, ReturnUrl, ct);
                return this.CheckMail(email, ReturnUrl);
            default:
                ModelState.AddModelError("Input.Email", a["SignIn.Refused"]);
                return Page();
        }
    }

    /// <summary>What the browser needs to ask the authenticator.</summary>
    public async Task<IActionResult> OnPostPasskeyOptionsAsync() => Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync(string? credential)
    {
        ReturnUrl = this.Local(ReturnUrl);
        ModelState.Clear();
        if (credential is { Length: > 0 } && await signIn.WithPasskeyAsync(credential) == SignInOutcome.SignedIn) return Inside();
        ModelState.AddModelError("", a["SignIn.Passkey.Refused"]);
        return Page();
    }

    private IActionResult Inside() => SecondFactor.IsMissing(User) && ReturnUrl is null
        ? Redirect(ListUrl.To(Request, "/account/security"))
        : LocalRedirect(ReturnUrl ?? this.Start(pages));

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Required")]
        public string? Email { get; set; }

        [Required(ErrorMessage = "Required")]
        public string? Password { get; set; }
    }
}
