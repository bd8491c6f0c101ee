using System.ComponentModel.DataAnnotations;
using Marketplace.Web.Accounts;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>Sets a new password by the link in the letter, and ends every session.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class ResetPasswordModel(UserManager<Person> people, AccountMail mail, IStringLocalizer<AccountText> a) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!ModelState.IsValid) return Page();
        if (await people.FindByIdAsync(Person.ToString()) is not { } person) return Refused();
        var result = await people.ResetPasswordAsync(person, Token ?? "", Input.Password!);
        if (result.Errors.Any(e => e.Code == nameof(IdentityErrorDescriber.InvalidToken))) return Refused();
        if (!result.Succeeded)
        {
            this.AddErrors(result, "Input.Password", a);
            return Page();
        }

        await people.SetLockoutEndDateAsync(person, null);
        await people.ResetAccessFailedCountAsync(person);
        await this.TrySendAsync(mail.SecurityChangedAsync(person, ct), a);
        this.Tell("Reset.Done");
        return Redirect(ListUrl.To(Request, "/sign-in"));
    }

    private PageResult Refused()
    {
        ModelState.AddModelError("", a["Reset.Refused"]);
        return Page();
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Required")]
        public string? Password { get; set; }
    }
}
