using System.ComponentModel.DataAnnotations;
using Marketplace.Platform.Storage;
using Marketplace.Web.Accounts;
using Marketplace.Web.Persian;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>
/// A new account. Whether the address has one already is told only to whoever reads its mail: the page answers alike, after the same time.
/// </summary>
[AllowAnonymous]
[ResponseCache(NoStore = true)]
public sealed class RegisterModel(
    UserManager<Person> people, AccountMail mail, EvenTime evenTime, TimeProvider clock, IStringLocalizer<AccountText> a) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    public string SignInUrl => ListUrl.To(Request, "/sign-in") + (ReturnUrl is null ? "" : QueryString.Create("returnUrl", ReturnUrl));

    public void OnGet() => ReturnUrl = this.Local(ReturnUrl);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        ReturnUrl = this.Local(ReturnUrl);
        if (ModelState.IsValid) Check();
        if (!ModelState.IsValid) return Page();
        return await evenTime.RunAsync(() => RegisterAsync(ct), ct) ? this.CheckMail(Input.Email!.Trim(), ReturnUrl) : Page();
    }

    private async Task<bool> RegisterAsync(CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var email = Input.Email!.Trim();
        var person = new Person
        {
            Id = Guid.CreateVersion7(now),
            Email = email,
            UserName = email,
            DisplayName = PersonName.Read(Input.DisplayName!),
            Language = Languages.Current.Code(),
            RegisteredAt = now,
        };
        if (await people.FindByEmailAsync(email) is { } known)
        {
            // The same work as for a new one.
            people.PasswordHasher.HashPassword(person, Input.Password!);
            return await this.TrySendAsync(mail.AlreadyRegisteredAsync(known, ct), a);
        }

        // Registered twice at the same moment: the other one's letter is on its way.
        try
        {
            var result = await people.CreateAsync(person, Input.Password!);
            if (result.Errors.Any(e => e.Code.StartsWith("Duplicate", StringComparison.Ordinal))) return true;
            if (result.Succeeded) return await this.TrySendAsync(mail.ConfirmAsync(person, ReturnUrl, ct), a);
            this.AddErrors(result, "Input.Email", a);
            return false;
        }
        catch (DbUpdateException e) when (DatabaseErrors.IsUniqueViolation(e))
        {
            return true;
        }
    }

    private void Check()
    {
        if (PersonName.Refuse(Input.DisplayName!) is { } name) ModelState.AddModelError("Input.DisplayName", a[name]);
        if (!EmailForm.IsValid(Input.Email!.Trim())) ModelState.AddModelError("Input.Email", a["InvalidEmail"]);
        if (PasswordRules.Refuse(Input.Password!, Input.Email!.Trim(), Input.DisplayName) is { } password) ModelState.AddModelError("Input.Password", a[password]);
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Required")]
        public string? DisplayName { get; set; }

        [Required(ErrorMessage = "Required")]
        public string? Email { get; set; }

        [Required(ErrorMessage = "Required")]
        public string? Password { get; set; }
    }
}
