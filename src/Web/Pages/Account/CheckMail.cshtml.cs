using Marketplace.Web.Accounts;
using Marketplace.Web.Resources;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>Says that a letter is on its way, and sends it again. Nothing here depends on whether the address is known.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class CheckMailModel(UserManager<Person> people, AccountMail mail, EvenTime evenTime, IStringLocalizer<AccountText> a) : PageModel
{
    /// <summary>The address as the person typed it.</summary>
    [BindProperty]
    public string? Address { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public void OnGet() => (Address, ReturnUrl) = (TempData["address"] as string, this.Local(ReturnUrl));

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ReturnUrl = this.Local(ReturnUrl);
        var sent = await evenTime.RunAsync(() => SendAsync(ct), ct);
        return sent ? this.CheckMail(Address ?? "", ReturnUrl) : Page();
    }

    private async Task<bool> SendAsync(CancellationToken ct) => await people.FindByEmailAsync(Address ?? "") is not { EmailConfirmed: false } person
        || await this.TrySendAsync(mail.ConfirmAsync(person, ReturnUrl, ct), a);
}
