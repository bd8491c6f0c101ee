using System.ComponentModel.DataAnnotations;
using Marketplace.Web.Accounts;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>Asks for a link to set a new password; answers alike whether the address is known or not.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class ForgotPasswordModel(UserManager<Person> people, AccountMail mail, EvenTime evenTime, IStringLocalizer<AccountText> a) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool Sent { get; private set; }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (ModelState.IsValid) Sent = await evenTime.RunAsync(() => SendAsync(Input.Email!.Trim(), ct), ct);
        return Page();
    }

    private async Task<bool> SendAsync(string email, CancellationToken ct) => await people.FindByEmailAsync(email) is not { } person
        || await this.TrySendAsync(person.EmailConfirmed ? mail.ResetAsync(person, ct) : mail.ConfirmAsync(person, null, ct), a);

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Required")]
        public string? Email { get; set; }
    }
}
