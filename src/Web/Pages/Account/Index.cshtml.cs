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

/// <summary>Name and language.</summary>
[Authorize(Policy = SitePolicies.Person)]
[ResponseCache(NoStore = true)]
public sealed class IndexModel(UserManager<Person> people, Sessions.Sessions sessions, IStringLocalizer<AccountText> a) : PageModel
{
    [BindProperty]
    public InputModel Input { get; set; } = new();

    public string Email { get; private set; } = "";

    public DateTimeOffset Since { get; private set; }

    public async Task OnGetAsync()
    {
        var person = await ReadAsync();
        Input = new InputModel { DisplayName = person.DisplayName, Language = person.Language };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var person = await ReadAsync();
        if (ModelState.IsValid && PersonName.Refuse(Input.DisplayName!) is { } wrong) ModelState.AddModelError("Input.DisplayName", a[wrong]);
        if (!ModelState.IsValid) return Page();
        person.DisplayName = PersonName.Read(Input.DisplayName!);
        person.Language = Input.Language == "en" ? "en" : "fa";
        await people.UpdateAsync(person);
        await sessions.RefreshAsync();
        this.Tell("Saved");
        return Redirect(ListUrl.To(Request, "/account"));
    }

    private async Task<Person> ReadAsync()
    {
        var person = (await sessions.PersonAsync())!;
        (Email, Since) = (person.Email!, person.RegisteredAt);
        return person;
    }

    public sealed class InputModel
    {
        [Required(ErrorMessage = "Required")]
        public string? DisplayName { get; set; }

        public string? Language { get; set; }
    }
}
