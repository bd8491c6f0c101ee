using System.Text.Json;
using Marketplace.Contracts.Companies;
using Marketplace.Platform.Http;
using Marketplace.Web.Accounts;
using Marketplace.Web.Http;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>What is known of a person, as a file; and the end of the account.</summary>
[Authorize(Policy = SitePolicies.Person)]
[ResponseCache(NoStore = true)]
public sealed class DataModel(
    UserManager<Person> people, PersonSignIn signIn, Erasure erasure, ICompaniesApi companies, Sessions.Sessions sessions, TimeProvider clock, IStringLocalizer<AccountText> a) : PageModel
{
    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    [BindProperty]
    public InputModel Input { get; set; } = new();


    public async Task<IActionResult> OnPostExportAsync(CancellationToken ct)
    {
        var person = (await sessions.PersonAsync())!;
        var file = JsonSerializer.SerializeToUtf8Bytes(new
        {
            exportedAt = clock.GetUtcNow(),
            account = new { person.Id, person.Email, person.EmailConfirmed, person.DisplayName, person.Language, person.RegisteredAt, person.Roles, person.TwoFactorEnabled },
            passkeys = (await people.GetPasskeysAsync(person)).Select(k => new { k.Name, k.CreatedAt }),
            companies = (await companies.Memberships(ct)).Select(m => new { m.CompanyId, m.NameFa, m.NameEn, m.Role }),
        }, Indented);
        return File(file, "application/json", "niazgah-account.json");
    }

    public async Task<IActionResult> OnPostEraseAsync(CancellationToken ct)
    {
        var person = (await sessions.PersonAsync())!;
        if (!Input.Sure) ModelState.AddModelError("Input.Sure", a["Erase.Sure.Missing"]);
        if (!await people.CheckPasswordAsync(person, Input.Password ?? "")) ModelState.AddModelError("Input.Password", a["Password.Wrong"]);
        if (!ModelState.IsValid) return Page();
        try
        {
            if (await erasure.EraseAsync(person, ct) is { } company)
            {
                ModelState.AddModelError("", a["Erase.LastOwner", company]);
                return Page();
            }
        }
        catch (Refit.ApiException refused) when (!Unanswered.Is(refused))
        {
            this.AddProblem(refused.Content);
            return Page();
        }

        await signIn.SignOutAsync();
        this.Tell("Erase.Done");
        return Redirect(ListUrl.To(Request, "/sign-in"));
    }

    public sealed class InputModel
    {
        public string? Password { get; set; }

        public bool Sure { get; set; }
    }
}
