using Marketplace.Web.Accounts;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>The link in the letter. It asks for one press: mail filters open links on their own and must not confirm anything.</summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class ConfirmEmailModel(UserManager<Person> people, IStringLocalizer<AccountText> a) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid Person { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public void OnGet() => ReturnUrl = this.Local(ReturnUrl);

    public async Task<IActionResult> OnPostAsync()
    {
        ReturnUrl = this.Local(ReturnUrl);
        var person = await people.FindByIdAsync(Person.ToString());
        if (person is { EmailConfirmed: false } && !(await people.ConfirmEmailAsync(person, Token ?? "")).Succeeded || person is null)
        {
            ModelState.Clear();
            ModelState.AddModelError("", a["Confirm.Refused"]);
            return Page();
        }

        this.Tell("Confirm.Done");
        return Redirect(ListUrl.To(Request, "/sign-in") + (ReturnUrl is null ? "" : QueryString.Create("returnUrl", ReturnUrl)));
    }
}
