using Marketplace.Contracts.Companies;
using Marketplace.Platform.Access;
using Marketplace.Web.Accounts;
using Marketplace.Web.Resources;
using Marketplace.Web.Tags;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Marketplace.Web.Pages.Account;

/// <summary>The companies a person belongs to, and which of them the person acts for.</summary>
[Authorize(Policy = SitePolicies.Person)]
[ResponseCache(NoStore = true)]
public sealed class CompaniesModel(ICompaniesApi companies, Sessions.Sessions sessions, IStringLocalizer<AccountText> a) : PageModel
{
    public IReadOnlyList<Membership> Memberships { get; private set; } = [];

    public Guid? Acting => Caller.Of(User).CompanyId;

    public async Task OnGetAsync(CancellationToken ct) => Memberships = await companies.Memberships(ct);

    public async Task<IActionResult> OnPostAsync(Guid company, CancellationToken ct)
    {
        if (await sessions.ActForAsync(company))
        {
            this.Tell("Companies.Switched");
            return Redirect(ListUrl.To(Request, "/account/companies"));
        }

        ModelState.AddModelError("", a["Companies.NotYours"]);
        Memberships = await companies.Memberships(ct);
        return Page();
    }
}
